# opsbook in a small image; docs/publishing.md says how it is used.
#
#     docker build -t opsbook .
#     docker run --rm -u "$(id -u):$(id -g)" -v "$PWD:/work" opsbook build
FROM rust:1.95-slim-bookworm AS build
WORKDIR /src
COPY . .
RUN cargo build --release --locked --features mermaid

FROM debian:bookworm-slim
# Asked with `--git` for who changed a page last.
RUN apt-get update \
 && apt-get install -y --no-install-recommends git \
 && rm -rf /var/lib/apt/lists/*
COPY --from=build /src/target/release/opsbook /usr/local/bin/opsbook
WORKDIR /work
ENTRYPOINT ["opsbook"]
CMD ["--help"]
