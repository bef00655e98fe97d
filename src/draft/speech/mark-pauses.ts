// Step of reading: what was typed or dictated with blanks for marks (检查40家 查出12处 都改了) -> the same with commas. Line by line; other lines come back as they are.

/** Runs shorter than this are words set apart (把 普法 改成 15场), no clauses. */
const leastRun = 4
/** 删了吧 不好看: a particle ends a clause however short the next is. */
const leastBehind = 2
const leastBare = 3
const particle = /[吧了啊呗哈呀嘛]$/
const longestLine = 2000
const han = /[\u4e00-\u9fff]/
/** What ends a clause that is typed: a character, a number with its unit, a picture. */
const endsRun = /[\u4e00-\u9fff\d%％”》）)\p{Extended_Pictographic}]$/u
const dictated: Readonly<Record<string, string>> = { 句号: '。', 逗号: '，', 分号: '；', 冒号: '：' }
const spokenMark = /\s(句号|逗号|分号|冒号)(?=\s|$)\s*/g
/** 要回来工资 嗯 287.6万 */
const breath = /(\s)[嗯呃额哦]+\s+/g
const trails = /(?<=[\u4e00-\u9fff\d%])(?:…+|\.{3,}|。{2,})/g

export function markPauses(text: string): string {
  return text.split('\n').map(markLine).join('\n')
}

function markLine(line: string): string {
  if (line.length > longestLine || /[|｜\t]/.test(line) || !/\s|…|\.{3}|。。/.test(line.trim())) return line
  const said = line
    .replace(breath, '$1')
    .replace(spokenMark, (_, name: string) => dictated[name]!)
    .replace(trails, (dots, at: number) => (line.slice(at + dots.length).trim() === '' ? '' : '。'))
  const runs = said.split(/(\s+)/)
  // 有2条路被水冲了 正在修 施工方负责: nothing but blanks parts a line of several clauses.
  const words = runs.filter((run) => han.test(run))
  const isBare =
    !/[，,。；;、：:]/.test(said) &&
    words.length >= leastBare &&
    words.every((run) => run.length >= leastBehind + 1)
  let out = runs[0] ?? ''
  for (let at = 1; at + 1 < runs.length; at += 2) {
    const next = runs[at + 1]!
    const [left, right] = [lastRun(out), firstRun(next)]
    const least = particle.test(left) || isBare ? leastBehind : leastRun
    const isPause =
      left.length >= (isBare ? leastBehind : leastRun) &&
      right.length >= least &&
      endsRun.test(out) &&
      opens(next)
    out += (isPause ? '，' : runs[at]!) + next
  }
  return out
}

/** A clause begins with a word; 5条正在改 with a number that a word follows. */
function opens(run: string): boolean {
  return han.test(run.charAt(0)) || /^\d[\d.]*[\u4e00-\u9fff]{2}|^\d{1,2}[日号点时]\d/.test(run)
}

function lastRun(text: string): string {
  return text
    .slice(Math.max(...[...'，,。；;：:！!？?、\n'].map((mark) => text.lastIndexOf(mark))) + 1)
    .trim()
}

function firstRun(text: string): string {
  return /^[^，,。；;：:！!？?、\n]*/.exec(text)![0]
}

/** 毛病—— 形式老一套 年轻人不爱看；经费少 */
const ofLack = /^\s*[^\d，,。；;]{0,6}(?:问题|不足|短板|毛病|困难|难处|差距)\s*(?:[:：]|——|--)/
const betweenLacks = /(?<=[\u4e00-\u9fff]{4})[ \u3000]+(?=[\u4e00-\u9fff]{4})/g

/** One line. */
export function partLacks(line: string): string {
  return ofLack.test(line) ? line.replace(betweenLacks, '，') : line
}
