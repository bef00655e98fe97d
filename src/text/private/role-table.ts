// Table: words before a private name. A name after a firm role ends at any stop or verb; after a loose one, which often opens a phrase (居民钱袋子, 患者满意度), more is asked of it.

/** Parties of a case, and kin: a person or a firm follows, hardly ever a phrase. */
const firmRoles =
  '村民|当事人|信访人|上访人|来访人|来信人|反映人|投诉人|举报人|申请人|被申请人|申请执行人|被执行人|申诉人|原告|被告|被告人|上诉人|被上诉人|第三人|受害人|被害人|受援人|求助人|报警人|伤者|死者|嫌疑人|犯罪嫌疑人|违法行为人|违法人员|被处罚人|行政相对人|相对人|刑满释放人员|刑释人员|安置帮教对象|帮教对象|社区矫正对象|矫正对象|社区矫正人员|矫正人员|社矫对象|吸毒人员|戒毒人员|社区戒毒人员|社区康复人员|涉毒人员|精神障碍患者|精神病患者|精神病人|上访户|信访户|上访老户|信访老户|老上访户|老户|上访人员|信访人员|重点人员|帮教人员|优抚对象|涉军人员|失独父母|烈属|军属|违建户|肇事司机|摊贩|受骗人|受益人|继承人|被继承人|遗嘱人|立遗嘱人|缠访户|低保对象|五保对象|救助对象|帮扶对象|监护人|被监护人|赡养人|被赡养人|债权人|债务人|出借人|借款人|担保人|承租人|出租人|承包人|发包人|房东|租客|雇主|雇员|车主|驾驶人|驾驶员|司机|肇事者|包工头|工头|买方|卖方|男方|女方|甲方|乙方|丙方|对方|邻居|相邻户|邻户|其嫂|其弟|其兄|其哥|其姐|其妹|其侄|其孙|之妻|之夫|之子|之女|妻子|丈夫|儿子|女儿|父亲|母亲|儿媳|女婿|哥哥|弟弟|姐姐|妹妹|孙子|孙女|爷爷|奶奶|婆婆|岳父|岳母|其子|其女|其妻|其夫|其父|其母|前妻|前夫|配偶|亲属|家属|名叫|名为|姓名|户名|住户|死亡人员|受伤人员|失踪人员|走失人员|走失老人|独居老人|孤寡老人|空巢老人|留守老人|失独老人|孤儿|留守儿童|困境儿童|辍学生|失学儿童|服刑人员|缓刑人员|假释人员|在逃人员|涉案人员|涉诈人员|涉事人员|欠薪者|讨薪者|被骗人|被诈骗人|失信人员|失信被执行人|网民|网友'
const looseRoles =
  '五保老人|困难职工|失独家庭|经营者|居民|业主|农户|贫困户|脱贫户|建档立卡户|监测户|低保户|低收入户|特困户|困难户|五保户|特困人员|户主|租户|商户|摊主|店主|老板|群众|残疾人|残疾人士|残疾儿童|未成年人|未成年|农民工|民工|务工人员|工人|工友|患者|病人|患儿|学生|儿童|少年|青年|妇女|老人|老年人|退役军人|退伍军人|复员军人|老党员|村嫂|家长|种植户|养殖户|拆迁户|搬迁户|涉水户|移民户|侨眷|志愿军老兵|老兵|男子|女子|司乘人员|职工|员工|雇工|打工者|孕妇|产妇|死亡者|赌博人员|参赌人员'

/** Up to three after a role: 农民工代表吴大勇, 患者家属孙桂兰, 当事人分别为张三. */
const tail =
  /(?:家庭成员|家庭|家属|户主|代表|兄弟|朋友|群众|本人|一方|双方|分别|为|是|系|叫|即|：|:|，姓名|名叫|甲|乙|丙|[A-Z]){0,3}[\s（(“"]{0,2}/y

interface Role {
  readonly word: string
  readonly isLoose: boolean
}

/** By their first two characters, the longest first. */
const rolesByHead = new Map<string, Role[]>()
for (const [words, isLoose] of [
  [firmRoles, false],
  [looseRoles, true],
] as const)
  for (const word of words.split('|')) {
    const head = word.slice(0, 2)
    rolesByHead.set(head, [...(rolesByHead.get(head) ?? []), { word, isLoose }])
  }
for (const roles of rolesByHead.values()) roles.sort((a, b) => b.word.length - a.word.length)

/** The role that stands at `at`, with where a name could start after it. */
export function readRole(
  text: string,
  at: number,
): { readonly end: number; readonly isLoose: boolean } | null {
  const role = rolesByHead.get(text.slice(at, at + 2))?.find(({ word }) => text.startsWith(word, at))
  if (!role) return null
  tail.lastIndex = at + role.word.length
  return { end: at + role.word.length + (tail.exec(text)?.[0].length ?? 0), isLoose: role.isLoose }
}

/** What may part two names: 与, 、, 和其, and where the second lives: 与同村五组的, 和柏林村. */
export const betweenNames = /^(?:[、,，]|[和与及跟同诉](?:其|之)?)/
export const fromWhere = /^(?:[\p{Script=Han}\d]{1,5}?[村组社队屯镇乡街地户民]的?){1,3}/u
