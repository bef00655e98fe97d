// Tool of the gate: whether a text speaks of another place as one that was visited, worked with, compared with or come from.

/** 赴安吉县考察学习: another place as a guest or a neighbour sees it. */
export function isVisited(text: string, { start, end }: { start: number; end: number }): boolean {
  const before = text
    .slice(Math.max(0, start - 8), start)
    .split(/[，。；,;\n]/)
    .at(-1)!
  const after = text.slice(end, end + 14).split(/[，。；,;\n]/)[0]!
  const clause = text
    .slice(Math.max(0, start - 24), start)
    .split(/[，。；,;\n]/)
    .at(-1)!
  return (
    partners.test(text.slice(Math.max(0, start - 24), start)) ||
    (/[赴往到去向]/.test(before) &&
      /考察|学习|交流|观摩|调研|参观|取经|招商|培训|洽谈|对接|跟班|慰问|接返|劝返|挂职/.test(after)) ||
    /(?:学习|借鉴|推广|对标)$/.test(before) ||
    (/(?:[与同和](?:.{0,3}的)?|相邻的?|毗邻的?|周边的?)$/.test(before) &&
      /交界|接壤|毗邻|相邻|签订|联动|协作|结对|共建|联合|会商|建立|相比|相较|比较/.test(after)) ||
    isCompared(before, after) ||
    isHome(before, after) ||
    (/[与同和]/.test(clause) && /(?:签订|签署|联防|联调|联合|共同|协作)/.test(after))
  )
}

/** 涉及会同县务工人员, 来自安吉县的客商, 会同县籍: where people come from. */
function isHome(before: string, after: string): boolean {
  return (
    (/(?:来自|涉及|原籍|籍贯|户籍地?为?|嫁到|流[入出]|务工地?在?)$/.test(before) &&
      /^(?:籍|的|务工|群众|村民|居民|人|客商|游客|货车|企业|老板|来|户籍)/.test(after)) ||
    /^(?:籍|户籍)/.test(after)
  )
}

/** 比河口镇少5家, 低于南坪镇, 较三江镇高2个百分点: a mark to measure oneself by. */
function isCompared(before: string, after: string): boolean {
  return (
    /(?:[高低多少大小好差]于|不如|不及|落后于?|领先于?|超过|追赶|仅次于)(?:[邻周临附]?[边近]?的)?$/.test(
      before,
    ) ||
    (/[比较]$/.test(before) && /[高低多少大小快慢好差增降]/.test(after))
  )
}

/** 联合会潮镇、 before 联合镇开展交叉互查: one of several that something is done with. */
const partners =
  /(?:联合|会同|协同|携手|邀请|[与和同])(?:[\u4e00-\u9fff]{2,6}(?:镇|乡|街道|县|区|市)、){1,3}$/
