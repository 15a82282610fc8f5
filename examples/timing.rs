use opsbook::*;
use std::time::Instant;
fn main() {
    let dir = std::env::args().nth(1).unwrap();
    for _ in 0..4 {
        let t = Instant::now();
        let s = read(dir.as_ref(), "nosite".as_ref()).unwrap();
        let t1 = t.elapsed();
        let m = Manual::new(s, Asked::on("2026-11-23".parse().unwrap()));
        let t2 = t.elapsed();
        let r = check(&m, &Levels::default());
        let t3 = t.elapsed();
        let site = render(&m, &r).unwrap();
        let t4 = t.elapsed();
        eprintln!(
            "read {:?} manual {:?} check {:?} render {:?} total {:?} files {}",
            t1,
            t2 - t1,
            t3 - t2,
            t4 - t3,
            t4,
            site.files.len()
        );
        let t = Instant::now();
        drop((m, r, site));
        eprintln!("drop {:?}", t.elapsed());
    }
}
