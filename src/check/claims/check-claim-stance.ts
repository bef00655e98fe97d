// Step of the sentence check: why and how well. A cause, and praise or blame, are the passage's own.
import { normalise } from '#text/normalise.ts'
import type { CitedPassage, SentenceFault } from './cited-passage.ts'
import type { Claim } from './read-claims.ts'

const cause =
  /由于|因为|(?<![基原起成诱病])因(?![此而地素果])|导致|致使|促使|促成|带动|得益于|有赖于|归功于|受[^，。]{1,12}影响/
const causeSaid =
  /由于|因|导致|致使?|促|带动|带来|得益于|有赖于|归功于|受[^，。]{1,20}影响|造成|使|原因|推动|鉴于|为此|所以|从而|拉动|引发|引起/

/** Words of judgement; those of one row say the same. */
const praise: readonly RegExp[] = [
  /好评|赞誉|称赞|赞扬|赞赏|点赞|欢迎|认可|肯定|拥护|满意(?![率度]|测评|调查|评价)/,
  /显著|明显|大幅|大为|大大/,
  /成效|成果|效果|实效|奏效/,
  /焕然一新|改观|面貌一新|旧貌换新/,
  /扭转|遏制|根治|根本|杜绝/,
  /后顾之忧/,
  /主渠道|主力军|支柱|关键|重要(?=作用|力量|支撑|保障|渠道|抓手)/,
  /零(?:差错|投诉|失误|事故|容忍|距离|发生|上访)/,
  /典范|样板|标杆|亮点|楷模|榜样|模范|经验/,
  /高度重视|重视/,
  /有力|极大|充分(?!听取|征求|考虑)|卓越|突出|优异|圆满|良好|扎实/,
  /稳步|快速|迅速|飞速|跨越/,
  /深受|一致(?!意|认|性)|广泛(?!征|听|收)/,
  /获得感|幸福感|安全感/,
  /严重|糟糕|恶劣|堪忧|落后/,
  /高于|低于|优于|领跑|遥遥领先|名列前茅/,
]

export function checkStance({ clause, passages }: Claim): SentenceFault | null {
  const raw = normalise(clause.raw).text
  const texts = passages.map(({ text }) => normalise(text).text)
  const unsaid = praise.find((word) => word.test(raw) && !texts.some((text) => word.test(text)))
  if (unsaid) return { rule: 'praise', text: unsaid.exec(raw)![0] }
  return cause.test(raw) && !givesCause(clause.raw, passages) ? { rule: 'cause', text: clause.raw } : null
}

function givesCause(_: string, passages: readonly CitedPassage[]): boolean {
  return passages.some(({ text }) => causeSaid.test(text))
}
