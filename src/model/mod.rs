//! The manual as typed data: chapters, entities, the index of names and mentions.

pub mod address;
mod answer;
mod audience;
mod bands;
mod changes;
mod chapter;
mod condition;
mod coverage;
mod demands;
mod document;
mod duties;
mod figure;
mod fingerprint;
mod flow;
pub mod formula;
mod goals;
pub mod graph;
mod guards;
mod history;
mod inclusions;
mod index;
mod indicators;
mod interval;
pub mod kinds;
mod length;
mod links;
mod lock;
mod look;
mod manual;
mod measured;
mod memo;
mod missing_roles;
mod names;
mod order;
mod reading;
mod risk_scale;
mod role_duties;
pub mod settings;
mod standard;
mod supply;
mod telling;
mod thresholds;
mod ties;
mod translation;
mod variables;
mod wording;
mod work;

pub use address::{
    ASSETS, COVERAGE, Clash, FEED, FINDINGS, NOT_FOUND, PRINT, SEARCH, checksum, file_name, href,
    register, relative,
};
pub use answer::{Actors, Answer};
pub use audience::{Audiences, Reach};
pub use bands::Flaw;
pub use changes::Changes;
pub use chapter::{Chapter, DocType, Role, is_field_of_files};
pub use condition::{Demand, self_field};
pub use coverage::{ChapterCoverage, Claim, Coverage, SectionCoverage, State};
pub use demands::Lacking;
pub use document::{Document, DocumentNames, Says, Subject};
pub use duties::Conflict;
pub use figure::Figure;
pub use fingerprint::Fingerprints;
pub use flow::Flow;
pub use history::{Back, History, Slip};
pub use inclusions::{
    DEEPEST as DEEPEST_INCLUSION, Included, IncludedTable, IncludedText, MOST as MOST_INCLUSIONS,
    Refusal,
};
pub use index::{From, Index, Target, Use, folded, is_chapter};
pub use indicators::{Origin, WrittenFormula};
pub use interval::Interval;
pub use length::Length;
pub use links::{Destination, decoded, file_of, fragment, has_scheme, joined};
pub use lock::{LOCK, Lock};
pub use look::{DARK_GROUND, Host, LIGHT_GROUND, path_of};
pub use manual::{Asked, Manual};
pub use memo::Memo;
pub use order::Part;
pub use risk_scale::{Gravity, RiskScale, Score};
pub use role_duties::{Carriers, DutyOf, SameDuty, Spoken};
pub use standard::{ChapterSpec, SectionSpec, Standard, our_names, ours};
pub use telling::Told;
pub use translation::{TextId, Translation, mark, translation_of};
pub use variables::NoValue;
pub use wording::{
    Glossary, Notice, Noticed, Personal, Phone, digits_of_phone, is_known_abbreviation, known_tool,
    names_of_term, plural,
};
pub use work::Holders;
