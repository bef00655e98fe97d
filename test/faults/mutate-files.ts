// Makes broken files of every format: the same seed and number give the same file.
import { readdirSync, readFileSync } from 'node:fs'
import { crc32, deflateSync } from 'node:zlib'
import ExcelJS from 'exceljs'
import { openArchive } from '#adapters/readers/read-archive.ts'
import { openDice } from '../fakes/open-dice.ts'
import { buildDocx, buildLevel, buildParagraph } from '../fixtures/files/build-docx.ts'
import { buildOfd } from '../fixtures/files/build-ofd.ts'
import { buildPdf } from '../fixtures/files/build-pdf.ts'
import { buildZip } from '../fixtures/files/build-zip.ts'

export interface SeedFile {
  readonly name: string
  readonly bytes: Uint8Array
}

type Dice = () => number

const paragraph = '柳溪镇全年化解矛盾纠纷126件,调解成功率98.4%。'

/** One of each format, small, and those of corpus/ that programs made. */
export async function listSeeds(): Promise<readonly SeedFile[]> {
  const fixture = (name: string) => readFileSync(new URL(`../fixtures/files/${name}`, import.meta.url))
  const corpus = new URL('../../corpus/', import.meta.url)
  const samples = readdirSync(corpus)
    .filter((name) => /\.(?:docx|pdf|html)$/.test(name))
    .map((name) => ({ name, bytes: readFileSync(new URL(name, corpus)) }))
  const text = `青禾县柳溪镇2023年法治政府建设工作报告\n一、主要举措\n${paragraph.repeat(20)}`
  return [
    { name: 'a.txt', bytes: Buffer.from(text) },
    { name: 'wide.txt', bytes: Buffer.from(text, 'utf16le') },
    { name: 'a.md', bytes: Buffer.from(`# 报告\n|a|b|\n|-|-|\n|1|2|\n${paragraph}`) },
    { name: 'a.docx', bytes: buildNumberedDocx() },
    { name: 'a.xlsx', bytes: await buildXlsx() },
    { name: 'a.ofd', bytes: buildOfd([[{ x: 20, y: 30, text: paragraph }]]) },
    { name: 'a.pdf', bytes: buildPdf([[74, 130].map((y) => ({ x: 74, y, text: paragraph }))]) },
    { name: 'a.doc', bytes: fixture('report.doc') },
    { name: 'a.wps', bytes: fixture('numbered.doc') },
    { name: 'a.png', bytes: buildPng() },
    {
      name: 'a.zip',
      bytes: buildZip([
        { name: 'a.txt', content: paragraph },
        { name: 'b.docx', content: buildDocx({ body: buildParagraph('甲') }) },
      ]),
    },
    ...samples,
  ]
}

function buildNumberedDocx(): Uint8Array {
  const cell = (text: string) => `<w:tc>${buildParagraph(text)}</w:tc>`
  const table = `<w:tbl><w:tr>${cell('指标')}${cell('数')}</w:tr><w:tr>${cell('纠纷')}${cell('126')}</w:tr></w:tbl>`
  return buildDocx({
    body: `${buildParagraph('主要举措', [1, 0])}${buildParagraph(paragraph, [1, 1]).repeat(3)}${table}`,
    numbering: `<w:abstractNum w:abstractNumId="0">${buildLevel(0, 'chineseCounting', '%1、')}${buildLevel(1, 'decimal', '%2.')}</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>`,
    styles: '<w:style w:type="paragraph" w:styleId="1"><w:name w:val="heading 1"/></w:style>',
    footnotes: `<w:footnote w:id="1">${buildParagraph('注')}</w:footnote>`,
  })
}

async function buildXlsx(): Promise<Uint8Array> {
  const book = new ExcelJS.Workbook()
  book.addWorksheet('表').addRows([
    ['指标', '数'],
    ['纠纷', 126],
  ])
  return new Uint8Array(await book.xlsx.writeBuffer())
}

/** Grey, 48 x 48. */
function buildPng(): Uint8Array {
  const chunk = (type: string, data: Buffer) => {
    const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
    const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)]
    length.writeUInt32BE(data.length)
    check.writeUInt32BE(crc32(body))
    return Buffer.concat([length, body, check])
  }
  const head = Buffer.alloc(13)
  head.writeUInt32BE(48, 0)
  head.writeUInt32BE(48, 4)
  head[8] = 8
  const rows = Buffer.alloc(48 * 49, 200)
  for (let row = 0; row < 48; row++) rows[row * 49] = 0
  const parts = [chunk('IHDR', head), chunk('IDAT', deflateSync(rows)), chunk('IEND', Buffer.alloc(0))]
  return Buffer.concat([Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), ...parts])
}

/** The file that this number stands for: broken bytes, or for every second zip format a broken part in a sound zip. */
export async function buildBroken(seeds: readonly SeedFile[], number: number): Promise<SeedFile> {
  const { name, bytes } = seeds[number % seeds.length]!
  const dice = openDice(number)
  const isZip = /\.(?:docx|xlsx|ofd|zip)$/.test(name)
  return { name, bytes: isZip && dice() < 0.6 ? await breakPart(bytes, dice) : mutate(bytes, dice) }
}

async function breakPart(bytes: Uint8Array, dice: Dice): Promise<Uint8Array> {
  const parts = await openArchive(bytes)
  const chosen = Math.floor(dice() * parts.length)
  const entries = parts.map(async (part, index) => {
    const content = await part.read()
    return { name: part.name, content: index === chosen ? mutate(content, dice) : content }
  })
  return buildZip(await Promise.all(entries))
}

/** Flips, cuts, removes, blanks, overwrites or repeats pieces of a file. */
function mutate(bytes: Uint8Array, dice: Dice): Uint8Array {
  let out = Buffer.from(bytes)
  const at = () => Math.floor(dice() * out.length)
  const changes = 1 + Math.floor(dice() * 8)
  for (let change = 0; change < changes && out.length > 8; change++) {
    const kind = Math.floor(dice() * 7)
    if (kind === 0) out[at()] = Math.floor(dice() * 256)
    else if (kind === 1) out = out.subarray(0, Math.max(4, at()))
    else if (kind === 2) out = Buffer.concat([out.subarray(0, at()), out.subarray(at())])
    else if (kind === 3) out.fill(dice() < 0.5 ? 0 : 255, at(), at())
    else if (kind === 4) out.writeUInt32LE(Math.floor(dice() * 4294967296), Math.max(0, at() - 4))
    else if (kind === 5) out.copy(out, at(), at(), at())
    else out = repeat(out, at(), dice)
  }
  return out
}

/** A piece of up to 60 bytes a hundred times over: deep nesting, endless lists. */
function repeat(bytes: Buffer, from: number, dice: Dice): Buffer<ArrayBuffer> {
  const piece = bytes.subarray(from, from + 1 + Math.floor(dice() * 60))
  const copies = Array.from({ length: 100 }, () => piece)
  return Buffer.concat([bytes.subarray(0, from), ...copies, bytes.subarray(from)])
}
