// Faults: texts that patterns choke on, by name. In: a length in characters. Out: a text of exactly that length.

type Build = (length: number) => string

/** One character or phrase, again and again. */
const run =
  (unit: string): Build =>
  (length) =>
    unit.repeat(Math.ceil(length / unit.length))

/** The run stands between two ends, so that a pattern must look across all of it. */
const between =
  (head: string, unit: string, tail: string): Build =>
  (length) =>
    head + unit.repeat(Math.max(1, Math.floor((length - head.length - tail.length) / unit.length))) + tail

/** Half opening and half closing marks. */
const nested =
  (open: string, close: string): Build =>
  (length) =>
    open.repeat(Math.floor(length / 2)) + close.repeat(Math.ceil(length / 2))

const builders = {
  'blanks between two characters': between('一', ' ', '一'),
  'blanks between two figures': between('3', ' ', '件'),
  'wide blanks between two characters': between('一', '\u3000', '一'),
  'no-break blanks between two characters': between('一', '\u00a0', '一'),
  'only blanks': run(' '),
  'only newlines': run('\n'),
  'only carriage returns': run('\r'),
  'newlines between two characters': between('一', '\n', '一'),
  'only tabs': run('\t'),
  'tabs and pipes': run('|\t'),
  'rows of a table': run('|一|2|\n'),
  'opening round brackets': run('（'),
  'nested round brackets': nested('（', '）'),
  'empty brackets': run('（）'),
  'opening book marks': run('《'),
  'nested book marks': nested('《', '》'),
  'opening quotes': run('“'),
  'nested quotes': nested('“', '”'),
  'square brackets': run('['),
  'lens brackets': run('【'),
  'citation marks': run('[1]'),
  'percentages without a break': run('1%'),
  'percentages with 、': run('1%、'),
  'only digits': run('1'),
  'digits and 一': run('1一'),
  'digits and commas': run('1,'),
  'thousands with commas': run('123,456,'),
  'digits and points': run('1.'),
  'digits and dashes': run('1-'),
  'digits and slashes': run('1/'),
  'digits and colons': run('1:'),
  'wide digits': run('１'),
  'circled digits': run('①'),
  'only 一': run('一'),
  'Chinese numerals': run('一百二十三万'),
  'fractions 分之': run('一分之'),
  'amounts without a break': run('3万元'),
  'cases without a break': run('3件'),
  'cases in a list': run('3件、'),
  'sentences that count': run('调解纠纷3件。'),
  'only 、': run('、'),
  'only ，': run('，'),
  'only 。': run('。'),
  'commas and blanks': run(', '),
  'labels without an end': run('其中：'),
  'only 其中': run('其中'),
  'only 分别': run('分别'),
  'a list with 分别': between('甲镇、', '乙镇、', '丙镇分别1件、2件、3件'),
  'only 第一': run('第一'),
  'ordinals with 是': run('一是'),
  'numbered headings': run('一、\n'),
  'bracketed numerals': run('（一）'),
  'only 年': run('年'),
  'years without a break': run('2023年'),
  'days without a break': run('1月1日'),
  'from year to year': run('2021至'),
  'only 镇': run('镇'),
  'places without a break': run('青禾县柳溪镇'),
  'only 不': run('不'),
  'only 的': run('的'),
  'orders to write': run('请写一段'),
  'one long line of words': run('依法行政工作不断推进'),
  'addresses of pages': run('http://a.cn/'),
  'letters without a blank': run('a'),
  'at signs': run('a@'),
  'angle brackets': run('<'),
  'open tags': run('<a '),
  'character references': run('&#'),
  'stars and underscores': run('*_'),
  hashes: run('#'),
  dashes: run('—'),
  'dots of a contents page': between('一、总则', '…', '1'),
  'surrogate pairs': run('𠮷'),
  'lone surrogates': run('\ud842'),
  'combining marks': between('e', '\u0301', 'e'),
  'zero-width characters': run('\u200b'),
  'right to left marks': run('\u202e'),
  'equals and pluses': run('1+1='),
  'identity numbers': run('11010119900101'),
  'traditional characters': run('調解糾紛'),
} satisfies Readonly<Record<string, Build>>

export type HostileName = keyof typeof builders

export const hostileNames = Object.keys(builders) as readonly HostileName[]

/** Flat in memory, so that joining its pieces is not measured with the first reading. */
export function buildHostile(name: HostileName, length: number): string {
  const text = builders[name](length).slice(0, length)
  return Array.from({ length: Math.ceil(text.length / 4096) }, (_, at) =>
    text.slice(at * 4096, (at + 1) * 4096),
  ).join('')
}
