// Step: clean. A line -> whether it is a date alone, as under a title or a signature.

const date =
  /^[(（]?(?:\d{4}|[一二][一二三四五六七八九零〇○Oo]{3})年(?:\d{1,2}|[一二三四五六七八九十]{1,3})月(?:(?:\d{1,2}|[一二三四五六七八九十]{1,3})日)?[)）]?$/

export function isDateText(line: string): boolean {
  return date.test(line)
}
