// Bench: what grows with the library, as a picture for docs/scale.md. In: one point a size. Out: an SVG with logarithmic axes.
import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'

export interface CurvePoint {
  readonly passages: number
  readonly p50Ms: number
  readonly p95Ms: number
  readonly rssMb: number
  readonly diskMb: number
  readonly openSeconds: number
  readonly realVectors: number
}

interface Line {
  readonly label: string
  readonly colour: string
  readonly value: (point: CurvePoint) => number
}

const ink = '#22252a'
const seal = '#a8322a'

const panels: readonly { readonly title: string; readonly lines: readonly Line[] }[] = [
  {
    title: '检索 search, ms',
    lines: [
      { label: 'p50', colour: ink, value: (point) => point.p50Ms },
      { label: 'p95', colour: seal, value: (point) => point.p95Ms },
    ],
  },
  {
    title: '占用 space, MB',
    lines: [
      { label: '内存 memory', colour: ink, value: (point) => point.rssMb },
      { label: '磁盘 disk', colour: seal, value: (point) => point.diskMb },
    ],
  },
  {
    title: '启动 start, s',
    lines: [{ label: '启动 start', colour: ink, value: (point) => point.openSeconds }],
  },
]

const [width, height, left, top] = [300, 220, 44, 40]
const [plotWidth, plotHeight] = [width - left - 24, height - top - 36]

/** Writes `.github/readme/search-curve.svg` and returns its path. */
export function writeCurve(points: readonly CurvePoint[]): string {
  const path = fileURLToPath(new URL('../../.github/readme/search-curve.svg', import.meta.url))
  mkdirSync(dirname(path), { recursive: true })
  const drawn = panels.map(
    (panel, at) => `<g transform="translate(${at * width} 0)">${drawPanel(panel, points)}</g>`,
  )
  const box = `0 0 ${width * panels.length} ${height}`
  writeFileSync(
    path,
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="${box}" font-family="sans-serif" font-size="11">
<rect width="100%" height="100%" fill="#ffffff"/>
${drawn.join('\n')}
</svg>
`,
  )
  return path
}

function drawPanel({ title, lines }: (typeof panels)[number], points: readonly CurvePoint[]): string {
  const values = points.flatMap((point) => lines.map(({ value }) => value(point)))
  const across = scale(
    points.map(({ passages }) => passages),
    plotWidth,
  )
  const up = scale(values, plotHeight)
  const place = (point: CurvePoint, value: number): readonly [number, number] => [
    Math.round(left + across.at(point.passages)),
    Math.round(top + plotHeight - up.at(value)),
  ]
  const axes = [
    ...up.ticks.map((tick) => {
      const y = Math.round(top + plotHeight - up.at(tick))
      return `<path d="M${left} ${y}h${plotWidth}" stroke="#e4e2dc"/><text x="${left - 6}" y="${y + 4}" text-anchor="end" fill="#6b7079">${name(tick)}</text>`
    }),
    ...across.ticks.map(
      (tick) =>
        `<text x="${Math.round(left + across.at(tick))}" y="${height - 18}" text-anchor="middle" fill="#6b7079">${name(tick)}</text>`,
    ),
  ]
  return [
    `<text x="${left}" y="20" font-size="13" fill="${ink}">${title}</text>`,
    ...axes,
    ...lines.map((line, at) => drawLine(line, points, { place, at, lines })),
  ].join('\n')
}

function drawLine(
  { label, colour, value }: Line,
  points: readonly CurvePoint[],
  {
    place,
    at,
    lines,
  }: {
    place: (point: CurvePoint, value: number) => readonly [number, number]
    at: number
    lines: readonly Line[]
  },
): string {
  // The upper line's numbers stand above it, the lower one's below: they do not meet.
  const isLower = (point: CurvePoint): boolean =>
    lines.length === 1 || lines.some((other) => other.value(point) > value(point))
  const placed = points.map((point) => place(point, value(point)))
  const path = placed.map(([x, y], index) => `${index === 0 ? 'M' : 'L'}${x} ${y}`).join('')
  const dots = placed.map(([x, y], index) => {
    const number = name(value(points[index]!))
    const anchor = index === 0 ? 'start' : index === placed.length - 1 ? 'end' : 'middle'
    return `<circle cx="${x}" cy="${y}" r="2.5" fill="${colour}"/><text x="${x}" y="${y + (isLower(points[index]!) ? 14 : -6)}" text-anchor="${anchor}" font-size="9" fill="${colour}">${number}</text>`
  })
  const key = `<text x="${width - 24}" y="${20 + at * 13}" text-anchor="end" fill="${colour}">${label}</text>`
  return `<path d="${path}" fill="none" stroke="${colour}" stroke-width="1.5"/>${dots.join('')}${key}`
}

/** Logarithmic, from the power of ten below the least to the one above the greatest. */
function scale(values: readonly number[], length: number) {
  const low = Math.floor(Math.log10(Math.min(...values)) + 1e-9)
  const high = Math.max(low + 1, Math.ceil(Math.log10(Math.max(...values)) - 1e-9))
  return {
    at: (value: number) => ((Math.log10(value) - low) / (high - low)) * length,
    ticks: Array.from({ length: high - low + 1 }, (_, step) => 10 ** (low + step)),
  }
}

function name(value: number): string {
  if (value >= 1e6) return `${Number((value / 1e6).toPrecision(2))}M`
  return value >= 1e4 ? `${Number((value / 1000).toPrecision(2))}k` : String(Number(value.toPrecision(2)))
}
