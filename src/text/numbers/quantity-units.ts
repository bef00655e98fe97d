// Step: the measure words of township reports. Text at a position in, the unit that stands there out.

/** Measure words that a following character turns into another word: 人 is none in 人民, 条 none in 条例. */
const guarded: Readonly<Record<string, string>> = {
  个: '体别性',
  人: '民均口大才行社事',
  条: '例件款',
  项: '目',
  场: '所景馆',
  期: '间限',
  台: '阶账',
  组: '织长建合',
  处: '罚理置分于',
  部: '门分署',
  家: '庭长属园',
  户: '外籍',
  次: '性数要',
  份: '额',
  位: '于居',
  名: '单录称额',
  起: '来草诉到',
  本: '级地着镇街乡月村',
  支: '持撑出付',
  道: '路德',
  间: '接',
  所: '有属在联',
  节: '约假日点气',
  例: '如会',
  座: '谈',
  批: '评准复',
  套: '用班',
  分: '别管类析工局',
  班: '子',
  轮: '流',
  块: '状',
  堂: '而',
  课: '程题',
  口: '号',
  头: '脑',
  单: '位独元',
  成: '立员效功果为本就品长交都熟绩',
  岁: '末',
  则: '是',
  点: '位',
  路: '口灯面段线由边上过网长费政',
  桌: '面椅',
  首: '先要次都府问页届批',
  升: '级学旗温华',
  集: '中体团市贸镇会合资聚约权装散',
  封: '闭顶建存面条山',
  居: '民委住家',
  把: '握关手控好住脉',
  面: '积对向临上前貌试包授',
  村: '民干规级庄',
  社区: '干矫',
  件: '套',
  门: '店诊口类',
  种: '植子',
  类: '型别',
  只: '有能是要',
  副: '镇乡主科处局县组队',
  角: '度色落',
  具: '体备有',
  层: '次级面',
  档: '案次位',
  款: '项式额待',
  眼: '界前睛',
  股: '份东权室',
  群: '众体',
  床: '位上',
  段: '落',
  度: '假',
  讲: '座法话解课政规文堂述究习学评授师',
  镇: '政村直',
  米: '粮',
}

const plain = (
  '人天 人日 工日 ' +
  '辆 家户 台套 件套 人份 元 美元 港元 欧元 平方公里 平方千米 平方米 立方米 平米 平方 立方 公里 海里 千米 厘米 毫米 公顷 亩 公斤 千克 毫克 微克 吨 斤 毫升 ㎡ km² km m² m³ m kg g t ha mm cm ' +
  '个百分点 百分点 % ‰ 个工作日 工作日 个小时 小时 学时 课时 分钟 个月 天 周岁 ' +
  '标段 床位 个 宗 册 张 幅 篇 栋 幢 艘 盏 根 棵 株 架 笔 桩 卷 桶 袋 箱 盒 包 瓶 枚 副 倍 对 队 版 字 盆 罐 井 垧 ' +
  '校 图斑 票 段 扇 遍 回 千瓦时 千瓦 兆瓦 千伏 kWh kW MW kV 摄氏度 ℃ 克 趟 剂 顶 匹 羽 尾 株 粒 枚 页 席'
).split(' ')

const byLength = [...new Set([...plain, ...Object.keys(guarded)])].sort((a, b) => b.length - a.length)

/** A span of time that is a limit or a length: 三年以上积案, 3日内办结, 用两年时间; not 近三年来, 3年行动. */
const limits = '(?:年|周|日)(?=(?:以上|以内|之内|内(?![容部涵])|以下)(?!来))|年(?=时间)'

/** A count of times: any noun or measure word before 次 (家次, 个次, 航次), but not 首次, 层次. */
const timed = '[一-龥](?<![其首再多依层名档二])次(?![要性数序于])'

/** 场(次), 份(册), 人/次, 元/亩 and 微克/立方米 are one measure word as written. */
const doubled =
  '(?:\\((?:人次|次|件|人|册|本|份|张|幅|条|个|处|户|家|只|头|场|期|套|批|起|座|所|栋|名|位|片|块|支|部|卷|宗)\\)|(?<=[人家户台辆])\\/次|(?<=元|[克升吨斤度次])[\\/每](?:人|户|亩|年|月|日|周|天|吨|次|个|平方米|立方米|公斤|升|公里))?'

const unitAt = new RegExp(
  `(?:${limits}|(?:[件批户起]人|[件起]批|个[村组校])次|${timed}|${byLength.map((unit) => (guarded[unit] ? `${unit}(?![${guarded[unit]}])` : unit)).join('|')})${doubled}`,
  'y',
)

/** The measure word or sign that starts at `start`, as written; null when none does. */
export function findUnit(text: string, start: number): string | null {
  unitAt.lastIndex = start
  return unitAt.exec(text)?.[0] ?? null
}

const sameUnits: Readonly<Record<string, string>> = {
  平米: '平方米',
  平方: '平方米',
  '㎡': '平方米',
  'm²': '平方米',
  位: '名',
}

/** One word for measure words that mean the same thing everywhere: 平米 and ㎡ are 平方米, 位 is 名, 场(次) is 场次, 份(册) is 份. */
export function normaliseUnit(unit: string): string {
  const bare = unit.replace(/(?:\((次)\)|\/(次))$/, '$1$2').replace(/\([^)]*\)$|\/.*$/, '')
  return sameUnits[bare] ?? bare
}

/** Measure words with which even a single Chinese digit counts something (两名, 三起); 个, 项, 级 mostly make names. */
export const countingUnits: ReadonlySet<string> = new Set(
  (
    '人次 件次 户次 家次 场次 人 名 位 次 件 起 宗 份 场 家 户 期 处 台 辆 座 间 所 套 亩 公里 平方米 幅 张 册 ' +
    '块 篇 例 盏 栋 课时 学时 批次 批 吨 公斤 小时'
  ).split(' '),
)
