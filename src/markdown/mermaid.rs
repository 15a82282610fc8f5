//! Drawings of diagrams in Mermaid's notation. The only door to merman.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::LazyLock;

use merman::svg::{SvgPipeline, SvgRenderOptions};
use merman::{OperationControl, RenderError, RenderOutput, RenderRequest, Renderer, SvgRequest};

use super::diagram::{Drawn, Unreadable, kind};

/// How many bytes a diagram may have: more than fits on a page.
const LARGEST: usize = 20_000;

/// Kinds of diagrams that this program was built to draw.
const DRAWN: [&str; 11] = [
    "classDiagram",
    "erDiagram",
    "flowchart",
    "gantt",
    "graph",
    "journey",
    "pie",
    "sequenceDiagram",
    "stateDiagram",
    "stateDiagram-v2",
    "timeline",
];

static RENDERER: LazyLock<Renderer> = LazyLock::new(Renderer::new);

/// Draws `text`; nothing if it is of a kind that is not drawn. The error is where it cannot be
/// read, in bytes, and why.
pub(super) fn draw(text: &str) -> Result<Option<Drawn>, Unreadable> {
    let is_drawn = kind(text).is_some_and(|(kind, _)| DRAWN.contains(&kind));
    if !is_drawn || text.len() > LARGEST {
        return Ok(None);
    }
    let request = SvgRequest {
        pipeline: Some(SvgPipeline::resvg_safe()),
        options: SvgRenderOptions { diagram_id: Some("m".to_owned()), ..Default::default() },
        ..Default::default()
    };
    // A young library: whatever goes wrong in it, the page is written.
    let render = || RENDERER.render(RenderRequest::svg(text, OperationControl::new(), request));
    let drawn = catch_unwind(AssertUnwindSafe(render));
    match drawn {
        Ok(Ok(RenderOutput::Svg(Some(svg)))) => Ok(sized(svg.svg())),
        Ok(Err(RenderError::Parse(fault))) => {
            let span = fault.terminal_diagnostic_details().span;
            let message = fault.terminal_safe_message();
            let message = message.rsplit_once("): ").map_or(message.as_str(), |it| it.1);
            Err((span.map_or(0, |it| it.start), message.to_owned()))
        }
        _ => Ok(None),
    }
}

/// The drawing with its size, which its plane tells.
fn sized(svg: &str) -> Option<Drawn> {
    let plane = svg.split_once("viewBox=\"")?.1.split('"').next()?;
    let mut numbers = plane.split(' ').skip(2).map(|it| it.parse::<f64>().ok());
    let (width, height) = (whole(numbers.next()??)?, whole(numbers.next()??)?);
    Some(Drawn { svg: svg.to_owned(), width, height })
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "looked at before")]
fn whole(number: f64) -> Option<u32> {
    (number > 0.0 && number <= 100_000.0).then(|| number.ceil() as u32)
}
