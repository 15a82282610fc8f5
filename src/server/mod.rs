//! The preview: a handbook from memory, for the browser of whoever writes it, that follows what is
//! written. The only door to the network, and the only room with `async`.

mod answer;
mod connections;
mod door;
mod events;
mod gate;
mod hosts;
mod live;
mod lookup;
mod media;
mod patience;
mod preview;
mod watch;

pub use connections::run;
pub use door::Door;
pub use preview::{Edition, Preview};
pub use watch::Watch;
