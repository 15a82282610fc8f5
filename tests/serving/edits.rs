//! From saving to the open page.

use std::fs;

use super::program::{Events, Program};

/// A template that cannot be read.
const BROKEN: &str =
    "{% extends \"builtin/base.html\" %}\n{% block colophon %}{% oops %}{% endblock %}\n";

fn edition(data: &str) -> String {
    data.split('"').nth(3).unwrap().to_owned()
}

/// The next event that is of another edition than `before`.
fn renewed(events: &mut Events, before: &str) -> String {
    loop {
        let data = events.next();
        if edition(&data) != before {
            return data;
        }
    }
}

#[test]
fn an_open_page_hears_of_an_edit() {
    let program = Program::new();
    let mut events = program.events();
    let first = events.next();
    assert!(program.get("/").contains(&format!("data-edition=\"{}\"", edition(&first))));
    program.save("manual/index.md", "# Welcome\n\nTo the second text.\n");
    let second = renewed(&mut events, &edition(&first));
    let page = program.get("/");
    assert!(page.contains("To the second text."));
    assert!(page.contains(&format!("data-edition=\"{}\"", edition(&second))));
    program.save("manual/shop/new.md", "# New\n\nText.\n");
    let third = renewed(&mut events, &edition(&second));
    assert!(program.get("/shop/new.html").contains("<h1>New</h1>"));
    fs::rename(program.path("manual/shop"), program.path("manual/play")).unwrap();
    renewed(&mut events, &edition(&third));
    assert!(program.get("/play/new.html").contains("<h1>New</h1>"));
    assert!(program.ask("/shop/new.html", "").starts_with("HTTP/1.1 404 "));
}

#[test]
fn an_attachment_is_shown_as_it_is_now() {
    let program = Program::new();
    let mut events = program.events();
    let first = events.next();
    program.save("manual/shop/plan.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\"><g/></svg>\n");
    renewed(&mut events, &edition(&first));
    assert!(program.get("/shop/plan.svg").contains("<g/>"));
}

#[test]
fn what_changes_nothing_is_no_edit() {
    let program = Program::new();
    let mut events = program.events();
    let first = events.next();
    let text = fs::read_to_string(program.path("manual/index.md")).unwrap();
    program.save("manual/index.md", &text);
    program.save("manual/.index.md.swp", "x");
    program.save("manual/index.md~", "x");
    program.save("site/index.html", "x");
    // The pages are read, which the system reports too.
    program.get("/shop/plan.svg");
    program.save("manual/index.md", "# Welcome\n\nTo the second text.\n");
    let second = renewed(&mut events, &edition(&first));
    let number = |it: &str| it.rsplit('-').next().unwrap().parse::<usize>().unwrap();
    assert_eq!(number(&edition(&second)), number(&edition(&first)) + 1);
}

#[test]
fn a_broken_template_leaves_the_last_good_page() {
    let mut program = Program::new();
    let mut events = program.events();
    let first = events.next();
    assert!(first.ends_with("\"notice\":null}"), "{first}");
    program.save("manual/templates/base.html", BROKEN);
    let held = events.next();
    assert_eq!(edition(&held), edition(&first), "the page stays");
    assert!(held.contains("templates/base.html:2:") && held.contains("\"open\":true"), "{held}");
    program.line("templates/base.html:2:");
    assert!(program.get("/").contains("To the first text."));
    // Other edits do not show either, and are not lost.
    program.save("manual/index.md", "# Welcome\n\nTo the second text.\n");
    program.looked();
    assert!(program.get("/").contains("To the first text."));
    fs::remove_file(program.path("manual/templates/base.html")).unwrap();
    let mended = renewed(&mut events, &edition(&first));
    assert!(mended.ends_with("\"notice\":null}"), "{mended}");
    assert!(program.get("/").contains("To the second text."));
    program.lives();
}

#[test]
fn a_file_that_cannot_be_read_leaves_the_last_good_page() {
    let program = Program::new();
    let mut events = program.events();
    let first = events.next();
    for broken in
        ["---\ntitle: [open\n---\n\n# Welcome\n\nTo nothing.\n".as_bytes(), b"# Welcome \xff\xfe\n"]
    {
        fs::write(program.path("manual/index.md"), broken).unwrap();
        let held = events.next();
        assert_eq!(edition(&held), edition(&first), "the page stays");
        assert!(held.contains("index.md:"), "{held}");
        assert!(program.get("/").contains("To the first text."));
    }
    program.save("manual/index.md", "# Welcome\n\nTo the second text.\n");
    let mended = renewed(&mut events, &edition(&first));
    assert!(mended.ends_with("\"notice\":null}"), "{mended}");
    assert!(program.get("/").contains("To the second text."));
}

#[test]
fn an_edit_with_an_error_is_shown_with_the_error_over_it() {
    let program = Program::new();
    let mut events = program.events();
    let first = events.next();
    program.save("manual/index.md", "# Welcome\n\n[Gone](nowhere.md). To the second text.\n");
    let second = renewed(&mut events, &edition(&first));
    assert!(second.contains("nowhere.md") && second.contains("\"open\":true"), "{second}");
    program.line("nowhere.md");
    assert!(program.get("/").contains("To the second text."));
    // The same error again is not shown again unasked.
    program.save("manual/index.md", "# Welcome\n\n[Gone](nowhere.md). To the third text.\n");
    let third = renewed(&mut events, &edition(&second));
    assert!(third.contains("\"open\":false") && third.contains("1 error"), "{third}");
}

#[test]
fn a_manual_that_begins_broken_is_waited_for() {
    let program = Program::of(&[
        ("manual/index.md", "# Welcome\n\nTo the first text.\n"),
        ("manual/templates/base.html", BROKEN),
    ]);
    let answer = program.ask("/", "");
    assert!(
        answer.starts_with("HTTP/1.1 503 ") && answer.contains("/.opsbook/live.js"),
        "{answer}"
    );
    let mut events = program.events();
    let first = events.next();
    assert!(first.contains("templates/base.html:2:"), "{first}");
    fs::remove_file(program.path("manual/templates/base.html")).unwrap();
    renewed(&mut events, &edition(&first));
    assert!(program.get("/").contains("To the first text."));
}

#[test]
fn a_folder_that_goes_and_comes_back_is_followed_again() {
    let program = Program::new();
    let mut events = program.events();
    let first = events.next();
    fs::rename(program.path("manual"), program.path("away")).unwrap();
    let held = events.next();
    assert_eq!(edition(&held), edition(&first));
    assert!(held.contains("there is no folder `manual`"), "{held}");
    assert!(program.get("/").contains("To the first text."));
    fs::rename(program.path("away"), program.path("manual")).unwrap();
    let back = renewed(&mut events, &edition(&first));
    program.save("manual/index.md", "# Welcome\n\nTo the second text.\n");
    renewed(&mut events, &edition(&back));
    assert!(program.get("/").contains("To the second text."));
}

#[test]
fn a_template_that_fails_on_another_page_is_told_and_the_last_good_pages_come_back() {
    let program = Program::new();
    let mut events = program.events();
    events.next();
    // Nobody looks at a page that is drawn with it.
    program.save(
        "manual/templates/chapter.html",
        "{% extends \"builtin/chapter.html\" %}\n{% block colophon %}{{ nothing.here }}{% endblock %}\n",
    );
    while !events.next().contains("templates/chapter.html:2:") {}
    assert!(program.get("/shop/night-shift.html").contains("Lights out."));
    fs::remove_file(program.path("manual/templates/chapter.html")).unwrap();
    while !events.next().ends_with("\"notice\":null}") {}
    assert!(program.get("/shop/night-shift.html").contains("Lights out."));
}
