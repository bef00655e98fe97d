// Fixture: reports of invented townships as pages and as files.
import { randomBytes } from 'node:crypto'
import { buildDocx, buildParagraph } from '../fixtures/files/build-docx.ts'

const writeLines = (town: string, year: number): readonly string[] => [
  `青禾县${town}${year}年法治政府建设年度报告`,
  `${year}年，${town}在县委、县政府的坚强领导下，扎实推进依法行政，现将有关情况报告如下：`,
  '一、主要举措和成效',
  ...['网格走访', '合同审查', '普法宣传', '纠纷调解', '行政执法', '信访接待', '应急值守', '政务服务'].map(
    (work, index) =>
      `（${'一二三四五六七八'.charAt(index)}）${work}。${town}全年开展${work}${(year % 100) * 7 + (town.charCodeAt(0) % 50) + index * 3}次，${town}${work}专班逐项对账销号，${year}年的台账由${town}司法所保管。`,
  ),
  '二、存在的不足',
  `${town}有的村居记录还不规范，${year}年检查时发现的问题已经列出清单。`,
  `${town}人民政府`,
  `${year + 1}年1月20日`,
]

export const writeArticle = (town: string, year: number): string =>
  wrapPage(
    `${town}${year}年法治政府建设年度报告`,
    writeLines(town, year)
      .map((line) => `<p>${line}</p>`)
      .join(''),
  )

export const wrapPage = (title: string, body: string, charset = 'utf-8'): string =>
  `<!doctype html><html><head><meta charset="${charset}"><title>${title}_青禾县人民政府</title></head><body><nav><a href="/">首页</a><a href="/fzzf/">法治政府建设年度报告</a></nav>${body}</body></html>`

/** `padding`: bytes of a picture in it that cannot be packed. */
export const writeDocx = (town: string, year: number, padding = 0): Uint8Array =>
  buildDocx({
    others: padding > 0 ? [{ name: 'word/media/image1.png', content: randomBytes(padding) }] : [],
    body: writeLines(town, year)
      .map((line) => buildParagraph(line))
      .join(''),
  })
