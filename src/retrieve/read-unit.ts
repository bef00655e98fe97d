// Step: question -> the units that its answer may have (几天 is not answered by 26人). Null: any.

const groups: readonly (readonly [RegExp, readonly string[]])[] = [
  // 下降了百分之几 is asked of a count.
  [
    /率(?!先)|占比|(?<![升涨增减降跌多少长高低]了?)(?:百分之几|几成)|比例|百分比/,
    ['%', '％', '成', '个百分点'],
  ],
  [
    /(多少|好多|几多|几)个?(块|元|万|钱)|(多少|好多|几多)[\u4e00-\u9fff]{0,3}(钱|款|税|金额|资金|经费|工资|工钱)|金额|[总累]计?额|罚款多少|(?<!处)罚了?(?:多少|好多)(?![件起次个人家户宗条])|花(?:了|费)?(?:多少|几)|(?<!工)钱(?=$|[?？，,呢]|一年|[多少])/,
    ['元', '美元'],
  ],
  // 农民工工资追回多少, 讨回来的钱最多: what is asked of money without a unit is its amount.
  [
    /(?:工资|工钱|罚款|罚没款|资金|经费|补贴|补助|赔偿|钱)(?:追回|讨回|要回|拿回|补发|发放|追缴|垫付|投入|来|的|了){0,3}(?:一共|总共|合计)?(?:多少|最多|最少|最高|最低|总额|多|少)(?![名人件起宗户家份次场])/,
    ['元', '美元'],
  ],
  // 综治中心投多少, 花了好多: what is put in is money.
  [/(?:投|投了|投入|花|拨|出资|耗资)(?:了|进去)?多少(?![名人件起宗户家份次场个天兵警])/, ['元', '美元']],
  // 追回多少: what is got back is money, whoever got it.
  [
    /(?:追回|讨回|要回|拿回|追缴|垫付?)(?:来|了|出去?){0,2}(?:多少|好多|几多)(?![名人件起宗户家份次场个])|(?:追回|讨回|要回|拿回)来?的(?:欠薪|工资|工钱|钱)/,
    ['元', '美元'],
  ],
  [
    /(多少|几)(天|日|个月|周)(?!子)|多久(?![^，,。]{0,3}一?[趟次回遍])|多长时间|(?:多少|[用过有了干]几|第几)年/,
    ['天', '日', '个工作日', '个月', '月', '小时', '周', '分钟', '年', '季度'],
  ],
  [
    /(多少|几)(个)?人(?!民)|人数|多少(名|位)|几(名|位)|多少[\u4e00-\u9fff]{1,6}(员|人员|工人|干部|律师|顾问)/,
    ['人', '名', '位', '人次', '户', '个'],
  ],
  [/(多少|几)(部|台|辆|套)/, ['部', '台', '个', '辆', '套', '处']],
  [/(多少|几)(家|所|户)/, ['家', '户', '个', '所', '处']],
  [/(多少|几)(项|条)/, ['项', '条', '个', '件', '款']],
  [/(多少|几)(块|处|片)(?!钱)/, ['处', '个', '块', '片', '座']],
  // 打了几场官司 is answered by 3件.
  [/(?:多少|几)场(?=[^，,。]{0,3}(?:官司|诉讼|案))/, ['件', '起', '宗', '次', '场']],
  // What was held is counted as such: 普法多少场 is not answered by 短视频12条.
  [
    /(多少|几)(场(?![^，,。]{0,3}(?:官司|诉讼|案))|趟|遍)/,
    ['次', '场', '期', '回', '趟', '遍', '台次', '轮', '班次', '课时', '批', '人次', '架次'],
  ],
  // 打了几场官司 is answered by 3宗.
  [/(多少|几)(场|回|次)?官司/, ['件', '起', '宗', '例', '次', '场']],
  // What happened is counted in any of these: 告了几回 is answered by 3件.
  [
    /(多少|几)(次|回|起|件|宗|桩)/,
    [
      ...['次', '场', '期', '回', '趟', '遍', '台次', '轮', '班次', '课时', '批', '人次'],
      ...['起', '件', '宗', '例', '个', '条', '桩', '笔'],
    ],
  ],
  [/(多少|几)(份|册|本|张)/, ['份', '册', '本', '张', '套', '封', '条', '份次', '件']],
  // 周转金有多大
  [/(?:[金款额]|经费)[^，,。？?]{0,8}多大/, ['元', '美元']],
  // 有多大 is asked of a ground or a room.
  [
    /(?<!(?:[金款额]|经费)[^，,。？?]{0,8})多大(?!比|年|岁|程度|变|影响|差|的?(?:比|年|岁|变|差|影响|力))/,
    ['亩', '平方米', '平方公里', '公顷'],
  ],
  [
    /(多少|几)(亩|公里|平(?!均)|平方米|吨|米)|平方米?(?=$|[，,。？?\s]|[差比多少各])|面积|产量/,
    ['亩', '公里', '平方米', '吨', '米', '平方公里', '公顷'],
  ],
]

/** 条 of 多少条, 件 of 几件; null where none is said. */
export function readMeasureWord(question: string): string | null {
  return /(?:多少|好多|几多|(?<![哪十])几(?![十百千万]))([一-龥])/.exec(question)?.[1] ?? null
}

/** Of every kind the words ask for; null when they name none. */
export function readAskedUnits(question: string): readonly string[] | null {
  const plain = question.replace(/好多|几多/g, '多少')
  const asked = groups.filter(([words]) => words.test(plain)).flatMap(([, units]) => units)
  return asked.length > 0 ? [...new Set(asked)] : null
}

const numeral = '[\\d零一二两三四五六七八九十百千]\\s*(?:多|余)?[万亿]?(?:多|余)?'

/** 6月 and 2023年 are dates, and no time that something took. */
function patternOf(unit: string): string {
  if (unit === '年') return `(?<!(?:19|20)\\d)${numeral}年`
  return unit === '月' || unit === '日' ? `${numeral}${unit}(?=[内以之])` : `${numeral}${unit}`
}

/** What a sentence with such a number matches; any number where the question names no unit. */
export function buildUnitPattern(question: string): RegExp {
  const units = readAskedUnits(question)
  return units === null ? /\d/ : new RegExp(units.map(patternOf).join('|'))
}
