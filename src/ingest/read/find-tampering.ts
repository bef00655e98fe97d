// Step: warnings. Text -> whether a mirror page replaced its words or digits; then it gives no figures.

const hiddenDigits = /(?:[\u4e00-\u9fff]|[,，])[*＊]{2,}(?=[\u4e00-\u9fff%])/g
const planted =
  /体育平台|体育(?:官网|app|下载)|博彩|娱乐城|赌场|彩票平台|棋牌|真人荷官|时时彩|六合彩|必威|亚博|色情|成人(?:视频|网站)|激情(?:视频|小说)|代开发票/i

/** Why the text is not trusted, in words for a person; null for a text that was not tampered with. */
export function findTampering(text: string): string | null {
  const hidden = text.match(hiddenDigits)?.length ?? 0
  if (hidden >= 2) return `有 ${hidden} 处数字被打成“**”，可能来自转载站`
  const word = planted.exec(text)?.[0]
  // A report may name gambling as something it fought; planted words stand without 打击, 整治, 涉 and the like.
  const isFought =
    word !== undefined &&
    new RegExp(`(?:打击|整治|查处|取缔|涉|禁|防|治|举报|清理|赌博)[^。]{0,30}${word}`).test(text)
  return word && !isFought ? `正文混入无关词“${word}”，可能来自被篡改的镜像页` : null
}
