// Step of reading a brief: one line of speech, its numbers in figures and marked -> marks also where a predicate ends and the next thing is named (都存了|实名制上了8个), and where people turn to another time or to themselves.

const cuts: readonly (readonly [RegExp, string])[] = [
  // 都当天扑灭了|过火面积一共4亩
  [/(?<=[都全均也][\u4e00-\u9fff]{1,6}了)(?=[\u4e00-\u9fff]{2,10}\d)/g, '，'],
  // 都是2期分包闹的|还差31万
  [
    /(?<=(?:^|[，。])[^，。]{0,12}是[\u4e00-\u9fff\d]{1,14}的)(?=还?[差剩有欠]\d|面积|[\u4e00-\u9fff]{2,6}\d)/g,
    '，',
  ],
  // 3件正在办|都是分包闹的
  [/(?<=(?:正在|还在|没)[\u4e00-\u9fff]{1,4})(?=都是[\u4e00-\u9fff])/g, '，'],
  // 全清了|再给包工头培训
  [/(?<=[\u4e00-\u9fff\d]了)(?=再[给对把为搞办开])/g, '，'],
  // 不签合同|咱劳动监察员
  [/(?<=[\u4e00-\u9fff]{4})(?<![给帮让请由对跟和是])(?=(?:咱们?|我们)(?![的家自])[\u4e00-\u9fff]{2})/g, '，'],
  // 没装完|年底前装完
  [
    /(?<=[\u4e00-\u9fff]{3}[完了好的高])(?=(?:年底|月底|春节|清明|汛期|国庆|元旦|入冬|开春)(?:之?前)[\u4e00-\u9fff])/g,
    '，',
  ],
  // 水池少|只有3个
  [/(?<=[\u4e00-\u9fff]{2}[少小大高低差老弱])(?=(?:只有|仅有|就)\d)/g, '，'],
  // 太少了|整个街道
  [/(?<=[太偏很更][\u4e00-\u9fff]了)(?=[\u4e00-\u9fff]{3})/g, '，'],
  // 老人摔倒的事|发现及时|送医院了|没大碍
  [/(?<=[\u4e00-\u9fff]{2}的事)(?=发现|处理|处置|及时|当场)/g, '，'],
  [/(?<=[\u4e00-\u9fff]{2}了)(?=没[\u4e00-\u9fff]{2})/g, '，'],
  // 宣传搞得多|进校园16场
  [/(?<=[搞做办开抓][得的](?:不少|[多好勤足紧]))(?=[\u4e00-\u9fff]{2})/g, '，'],
  // 建起来|面积约300
  [/(?<=(?:起来|建好|建成))(?=面积)/g, '，'],
  // 都是阴性|就2个阳性
  [/(?<=都是[\u4e00-\u9fff]{2,4})(?=就\d)/g, '，'],
  // 岁数大|平均56
  [/(?<=[\u4e00-\u9fff]{2}[少小大高低多])(?=平均\d)/g, '，'],
  // 往上提一提|每月加100块
  [/([\u4e00-\u9fff])一\1(?=[\u4e00-\u9fff]{1,6}\d)/g, '$&，'],
  // 1至10月|一共接了
  [/(?<=\d月份?)(?=(?:一共|总共|共)[\u4e00-\u9fff])/g, '，'],
]

/** 问题就是…, 不足的地方就是…: what the rest of the line tells of. */
const lacks =
  /^(?:那个|然后)?(?:存在的)?(问题|不足|困难|短板|毛病)(?:的地方|之处)?[呢嘛吧]?[，,]?(?:主要)?(?:就是|是|有|，)[，,]?(?=[\u4e00-\u9fff])/
/** 下来打算…, 明年想…: told of what is to come, to the end of the line. */
const plans =
  /^(?:那个|然后)?(下一步|明年|来年|下半年|往后|接下来|下来|下步)(?:呢|嘛|的话)?[，,]?(?:我们|咱们)?(?:就)?(?:是)?(?:想|打算|计划|准备)(?:是)?[，,]?(?=[\u4e00-\u9fff])/
const soon: Readonly<Record<string, string>> = { 下来: '下一步', 接下来: '下一步', 下步: '下一步' }

/** Marks that meet are one. */
export function cutAtPredicates(line: string): string {
  return cuts
    .reduce((text, [at, mark]) => text.replace(at, mark), line)
    .replace(lacks, '$1：')
    .replace(plans, (_, when: string) => `${soon[when] ?? when}打算：`)
}
