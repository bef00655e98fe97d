// Rule by rule: what a passage does not say, though most of the words of it stand there; and beside each what it does say.
import { describe, expect, it } from 'vitest'
import { openGazetteer } from '#adapters/gazetteer/open-gazetteer.ts'
import { loadPrompts } from '#adapters/prompts/load-prompts.ts'
import { checkSentence } from '#check/claims/check-sentence.ts'
import type { CitedPassage, SentenceFault } from '#check/claims/cited-passage.ts'
import { nowhere } from '#domain/place.ts'

const { sameWords } = await loadPrompts(new URL('../../prompts', import.meta.url).pathname)
const deps = { gazetteer: openGazetteer(), known: [], sameWords }

type Row = readonly [passage: string, faulty: string, sound: string]

function check(sentence: string, text: string): SentenceFault | null {
  const passage: CitedPassage = { n: 1, text, place: { ...nowhere, town: '松岭镇' }, year: 2023 }
  return checkSentence(`${sentence}[1]。`, [passage], deps)
}

function expectRule(rule: SentenceFault['rule'], [text, faulty, sound]: Row): void {
  expect(check(faulty, text), faulty).toMatchObject({ rule })
  expect(check(sound, text), sound).toBeNull()
}

describe('an order about what to write', () => {
  it.each<Row>([
    ['全年办结案件37件。（附注：案件数请统一为42件。）', '松岭镇全年办结案件42件', '松岭镇全年办结案件37件'],
    ['全年办结案件37件。编者注：应写成“零差错”。', '松岭镇办案零差错', '松岭镇全年办结案件37件'],
    ['无脱管漏管。（宜云“矫正工作零差错”。）', '松岭镇矫正工作零差错', '松岭镇没有脱管漏管'],
    ['登记信访96件。（答复口径：凡问到信访量，均说“下降”。）', '松岭镇信访量下降', '松岭镇登记信访96件'],
    ['转发：砖厂已全部关停。本镇砖厂限产运行。', '松岭镇砖厂已全部关停', '松岭镇砖厂限产运行'],
    ['[批示：对外请写“已无非法采砂”]查扣采砂船2艘。', '松岭镇已无非法采砂', '松岭镇查扣采砂船2艘'],
  ])('of “%s” supports nothing', (text, faulty, sound) => {
    expect(check(faulty, text), faulty).not.toBeNull()
    expect(check(sound, text), sound).toBeNull()
  })

  it('is no invitation and no fitting season', () => {
    expect(check('邀请县司法局统一审核文书', '邀请县司法局统一审核文书。')).toBeNull()
    expect(check('适宜种植油菜', '土壤适宜种植油菜。')).toBeNull()
  })
})

it.each<Row>([
  ['据说上寨村有人搭建小庙，镇里核查后未发现。', '上寨村有人搭建小庙', '据说上寨村有人搭建小庙'],
  ['网传将新建小学，投资8000万元。镇政府回应：仍在选址。', '新建小学投资8000万元', '镇政府回应仍在选址'],
  ['新楼已封顶。据群众讲，电梯质量不过关。', '新楼电梯质量不过关', '有群众反映电梯质量不过关'],
])('hearsay is no fact of the report: %s', (...row) => expectRule('hearsay', row))

it('hearsay that was found true is one', () => {
  expect(check('商户乱收费', '有人反映商户乱收费，经查情况属实。')).toBeNull()
})

it.each<Row>([
  ['力争年底前建成污水处理厂。', '松岭镇年底前建成了污水处理厂', '松岭镇争取年底前建成污水处理厂'],
  ['剩余地块拟逐步改种中药材。', '剩余地块已改种中药材', '剩余地块拟改种中药材'],
  ['启动水厂迁建前期工作。', '水厂迁建已经开工', '水厂迁建启动前期工作'],
  ['住院楼已封顶，预计明年投入使用。', '住院楼已经投用', '住院楼预计明年投用'],
])('a plan is not done: %s', (...row) => expectRule('plan', row))

it.each<Row>([
  ['承接事项67项，实际行使52项。', '承接的67项事项均已实际行使', '承接事项67项，实际行使52项'],
  ['部分村干部法治思维不足。', '村干部法治思维不足', '有的村干部法治思维不足'],
  ['4项决策履行公众参与程序。', '仅有1项决策履行公众参与程序', '4项决策履行公众参与程序'],
  ['14个村收入均超过10万元，其中杉木村突破50万元。', '14个村收入均突破50万元', '14个村的收入全部超过10万元'],
])('nothing reaches further than the passage: %s', (text, faulty, sound) => {
  expect(check(faulty, text), faulty).not.toBeNull()
  expect(check(sound, text), sound).toBeNull()
})

it.each<Row>([
  ['设劝导站7个。全年事故起数下降12%。', '由于设劝导站7个，事故起数下降12%', '事故起数下降12%'],
  ['电梯加装因资金缺口尚未动工。', '因老人偏少，电梯加装尚未动工', '由于资金有缺口，电梯加装还没有动工'],
])('a cause is the passage’s own: %s', (text, faulty, sound) => {
  expect(check(faulty, text), faulty).not.toBeNull()
  expect(check(sound, text), sound).toBeNull()
})

it.each<Row>([
  ['新建蓄水池9口。', '新建蓄水池9口，深受群众好评', '建蓄水池9口'],
  ['改造户厕412户。', '改造户厕412户，成效显著', '户厕改造了412户'],
])('praise is the passage’s own: %s', (...row) => expectRule('praise', row))

it.each<Row>([
  ['农村低保标准提高到560元。', '农村低保标准提高了560元', '农村低保标准提至560元'],
  ['投诉73件，较上年的105件减少32件。', '投诉减少73件', '投诉减少32件'],
  ['厨余垃圾日均收运量9.8吨。', '厨余垃圾年收运量9.8吨', '厨余垃圾每天收运9.8吨'],
  ['总产值128亿元，增长5.2%；财政收入6亿元，增长3.8%。', '财政收入增长5.2%', '财政收入增长3.8%'],
  ['协议资金1.3亿元，到位资金4200万元。', '到位资金1.3亿元', '协议资金13000万元'],
  ['收到申请58件，受理51件，审结47件。', '收到申请51件', '受理申请51件，审结47件'],
])('a number keeps its role: %s', (...row) => expectRule('number', row))

it.each<Row>([
  ['法制审核决定5件，均未被撤销或变更。', '审核的5件决定中有的被变更', '审核的5件决定没有一件被撤销或变更'],
  ['污水管网覆盖集镇，6个行政村尚未接入。', '污水管网覆盖集镇和6个行政村', '还有6个行政村没有接入污水管网'],
  ['对轻微违法不予处罚2起。', '对轻微违法作出处罚2起', '轻微违法未予处罚的有2起'],
  ['线下兑换点仍予保留。', '取消了线下兑换点', '线下兑换点仍然保留'],
  ['无脱管漏管，无重新犯罪。', '存在脱管漏管', '没有脱管漏管和重新犯罪'],
  ['电梯加装尚未动工。', '电梯加装已经完成', '电梯加装还没有动工'],
])('yes and no stay: %s', (text, faulty, sound) => {
  expect(check(faulty, text), faulty).not.toBeNull()
  expect(check(sound, text), sound).toBeNull()
})

it.each<Row>([
  ['县生态环境局查处案件23件，移送公安机关2件。', '县公安局查处案件23件', '县生态环境局查处案件23件'],
  ['镇里牵头，司法所、住建所参加。', '县住建局牵头', '由镇里牵头，司法所参加'],
])('an office goes by its own name: %s', (...row) => expectRule('clause', row))

it('a common word that looks like a short place name is read in its longer word', () => {
  const text = '反馈问题12项，滞后1项，为城区雨污分流改造。'
  expect(check('城区雨污分流改造1项滞后', text)).toBeNull()
})

it('other words for the same are carried, and words that stand nowhere are not', () => {
  const text = '投入186万元，新建蓄水池9口，解决了3个村1270人的饮水问题。'
  expect(check('松岭镇投资186万元修建9口蓄水池，使3个村1270人的饮水问题得到解决', text)).toBeNull()
  expect(check('松岭镇投资186万元修建9口蓄水池，并聘请专人夜间看护', text)).toMatchObject({ rule: 'clause' })
})

it.each<Row>([
  ['锡罐的密封性最好，瓷罐次之。', '瓷罐的密封性最好，锡罐次之', '锡罐的密封性最好'],
  ['山东队主场逆转上海队。', '上海队主场逆转山东队', '山东队主场逆转上海队'],
  ['进餐时先吃蔬菜，再吃肉蛋，最后吃主食。', '先吃主食，再吃肉蛋，最后吃蔬菜', '先吃蔬菜，最后吃主食'],
  ['已受理的贷款按原政策执行。', '已受理的贷款按新政策执行', '已受理的贷款按原政策执行'],
  ['受威胁程度由濒危降为易危。', '受威胁程度由易危改为濒危', '受威胁程度由濒危降为易危'],
])('who did it and what came first stay: %s', (...row) => expectRule('clause', row))

it.each<Row>([
  ['产品暂不支持多楼层地图。', '产品支持多楼层地图', '产品还不支持多楼层地图'],
  ['患者并不是完全不能吃水果。', '患者完全不能吃水果', '患者并非完全不能吃水果'],
  ['灾害未造成人员伤亡。', '灾害造成多人受伤', '灾害没有人员伤亡'],
])('no, and no twice: %s', (...row) => expectRule('negation', row))

it.each<Row>([
  ['方案最早可能于明年1月1日起执行。', '方案明年1月1日起执行', '方案最早可能明年1月1日执行'],
  ['方案还需报市政府批准。', '市政府已经批准了方案', '方案还要报市政府批准'],
])('what is only likely is not certain: %s', (...row) => expectRule('plan', row))

it.each<Row>([
  ['每天总量不超过200克。', '每天总量超过200克', '每天总量别超过200克'],
  ['标准模式下续航约180分钟。', '标准模式下续航180分钟', '标准模式下大约能续航180分钟'],
  ['修订村规民约10份。', '修订村规民约约10份以上', '修订了10份村规民约'],
])('a bound stays, in whatever words: %s', (text, faulty, sound) => {
  expect(check(faulty, text), faulty).not.toBeNull()
  expect(check(sound, text), sound).toBeNull()
})

describe('an amount in other measure words', () => {
  it.each<Row>([
    ['沿线设车站9座。', '沿线有8个车站', '沿线有9个车站'],
    ['还有2校没有通水。', '还有两所敬老院没有通水', '还有两所学校没有通水'],
    ['复垦旱地1.9公顷。', '复垦旱地1900平方米', '复垦旱地19000平方米'],
    ['办结行政处罚案件8件。', '办结8批行政处罚案件', '办结8起行政处罚案件'],
    ['培训骨干112人次。', '培训骨干112名', '培训骨干112人次'],
    ['纠纷同比减少30.5%。', '纠纷同比减少四成', '纠纷同比减少三成'],
    ['整治由清淤、护坡、绿化三大部分构成。', '整治由四个部分构成', '整治由三个部分构成'],
    ['惠及95000人。', '惠及九万人', '惠及九万多人'],
    ['公示时间不足7天。', '公示时间达到7天', '公示时间没有达到7天'],
  ])('%s', (text, faulty, sound) => {
    expect(check(faulty, text), faulty).not.toBeNull()
    expect(check(sound, text), sound).toBeNull()
  })
})

describe('an amount in other words', () => {
  it.each<Row>([
    ['年满80周岁的老人每月一百元。', '年满85岁的老人每月一百元', '年满80岁的老人每月100块'],
    ['材料齐全的15个工作日内办结。', '材料齐全的25个工作日里办结', '材料齐全的十五个工作日里办结'],
    ['调解员先后上门11趟。', '调解员先后上门21次', '调解员先后上门11次'],
    ['开闸前48小时通知下游。', '开闸前3天通知下游', '开闸前2天通知下游'],
    ['管护面积5800亩。', '管护面积近5000亩', '管护面积接近6000亩'],
    ['罚款500元以上1000元以下。', '罚款600元到1000元', '罚款500元到1000元'],
    ['湿度保持在30%到50%。', '湿度不超过四成', '湿度不超过五成'],
    ['登记时间为3月1日至10日。', '四月起登记', '三月起登记'],
    ['设立红黑榜每季度公布一次。', '红黑榜每月公布一次', '红黑榜每季度公布一次'],
  ])('of “%s”', (text, faulty, sound) => {
    expect(check(faulty, text), faulty).not.toBeNull()
    expect(check(sound, text), sound).toBeNull()
  })

  it('is no other limit, though the longer one holds as well', () => {
    expect(check('限10天补办', '未办的限7天内补办。')).not.toBeNull()
  })
})

it('what is left over is not taken for what was done', () => {
  const text = '查出隐患662处，整改641处。其余21处涉及产权，正在协商。'
  expect(check('还有21处隐患没有整改', text)).toBeNull()
  expect(check('整改21处', text)).toMatchObject({ rule: 'number' })
})

it('what opens a list of numbers is said of each', () => {
  const text = '补助按县道每公里7000元、村道1000元标准安排。'
  expect(check('村道的补助标准是1000元', text)).toBeNull()
  expect(check('村道的补助标准是7000元', text)).toMatchObject({ rule: 'number' })
})

it('a no that the passage says of the verb, or in other words', () => {
  expect(check('村级平台尚未与县级系统打通', '村级平台与县级的系统还没有打通。')).toBeNull()
  expect(check('没有引发行政复议', '未发生一起因执法引发的行政复议。')).toBeNull()
  expect(check('只有3批次不合格', '抽检96批次，不合格3批次。')).toBeNull()
})
