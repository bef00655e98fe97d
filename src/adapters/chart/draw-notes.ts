// Adapter step: the notes of a comparison -> lines of text below its charts, as SVG.

const lettersPerLine = 54
const linePx = 21
const gapPx = 16

/** Soft grey, 12.5 px, each note on lines of its own; nothing when there are no notes. */
export function drawNotes(
  notes: readonly string[],
  family: string,
): { readonly svg: string; readonly height: number } {
  const lines = notes.flatMap((note) => breakLine(note))
  const height = lines.length === 0 ? 0 : lines.length * linePx + gapPx
  const texts = lines.map(
    (line, index) => `<text x="20" y="${(index + 1) * linePx - 6}">${escapeText(line)}</text>`,
  )
  return {
    svg: `<svg width="740" height="${Math.max(height, 1)}"><g font-family="${escapeText(family)}" font-size="12.5" fill="#6b7079">${texts.join('')}</g></svg>`,
    height,
  }
}

/** Lines of 54 Han characters; digits and letters count half; a stop never begins a line. */
function breakLine(note: string): string[] {
  const lines: string[] = []
  let line = ''
  let width = 0
  for (const letter of note) {
    const own = letter.charCodeAt(0) < 0x2e80 && !'“”‘’—…'.includes(letter) ? 0.55 : 1
    if (width + own > lettersPerLine && !'，。、；：）”'.includes(letter)) {
      lines.push(line)
      line = ''
      width = 0
    }
    line += letter
    width += own
  }
  return line === '' ? lines : [...lines, line]
}

function escapeText(text: string): string {
  return text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`)
}
