# The commands of the project. Each is a plain command; nothing is hidden here.

# Check manual/ and write the handbook to site/
build:
    cargo run -- build

# All tests
test:
    cargo test

# Try in a browser what readers are promised
browser *promises:
    tests/browser/run {{promises}}

# What CI does
ci:
    .ci/run

# Format and lint
lint:
    cargo fmt
    cargo clippy --all-targets -- -D warnings

# Renew generated documents, golden pages and transcripts; read the difference before you commit it
golden:
    UPDATE=1 cargo test --test documents --test golden
    TRYCMD=overwrite cargo test --test cli

# Renew the picture of the README (wants Chromium and pngquant)
picture: build
    chromium --headless --disable-gpu --hide-scrollbars --window-size=1280,860 --screenshot=docs/handbook.png "file://{{justfile_directory()}}/site/processes/purchase.html"
    pngquant --force --ext .png 128 docs/handbook.png

# Licences, advisories, duplicates (wants cargo-deny)
deny:
    cargo deny check
