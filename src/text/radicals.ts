// Step: pure reading. Radicals that pdf programs write in place of characters (⼀ for 一, ⻅ for 见) -> the characters.

/** CJK Radicals Supplement that look like whole characters, from Unicode's EquivalentUnifiedIdeograph.txt; NFKC leaves them. */
const supplement =
  '⺁厂⺇几⺈刀⺊卜⺌小⺍小⺎兀⺒巳⺓幺⺗心⺜日⺝月⺟母⺠民⺧牛⺩王⺪疋⺬示⺮竹⺶羊⺻聿⺼肉⺽臼⻁虎⻄西⻅见⻆角⻇角⻉贝⻊足⻋车⻑長⻓长⻔门⻗雨⻘青⻙韦⻚页⻛风⻜飞⻝食⻢马⻣骨⻤鬼⻥鱼⻦鸟⻧卤⻨麦⻩黄⻪黾⻬齐⻮齿⻰龙⻳龟'
const characters = new Map(
  Array.from({ length: supplement.length / 2 }, (_, at) => [supplement[2 * at]!, supplement[2 * at + 1]!]),
)
/** The supplement, Kangxi radicals, compatibility ideographs. */
const radical = /[\u2e80-\u2fdf\uf900-\ufaff]/g

/** The same text, character for character, with radicals and compatibility forms as ordinary characters. */
export function unifyRadicals(text: string): string {
  return text.replace(radical, (char) => characters.get(char) ?? char.normalize('NFKC'))
}
