// Table: words that open with a surname and are no name, and what may stand after a name.

/** What follows a role and looks like a name; by surname, so that a name which is missed is found here. */
const wordList = `
高兴 高度 高喊 高呼 高举 高票 高龄 高额 高空 高层 高血压 高血糖 高温 高考 高效 高质 高中 高校 高铁 高速 高标准 高新 高发 高峰 高危 高价 高利
马上 马路 马铃薯 马虎 和谐 和睦 和解 和平 安全 安居 安置 安心 安装 安排 安静 安宁 安康 安抚 安检 安防 安保 安葬 安度 安享
任何 任意 任务 任由 任职 任教 应当 应该 应急 应诉 应有 应收 应对 应邀 于是 于此 时间 时常 时有 时刻 时任 时隔 方面 方便 方式 方案 方胜诉 方败诉 方法 方言 方可 方能
常年 常态 常见 常住 平安 平均 平等 万元 万人 万一 万余 万户 全部 全体 全程 全面 全镇 全村 全乡 全家 全年 全力 全县 全市 全都 全额 全员 全民 全科 全覆盖
金额 金融 金秋 金钱 金属 金牌 金点子 金银 成立 成功 成员 成为 成年 成果 成长 成本 成效 成交 明确 明显 明白 明知 明年 单位 单独 单方 单亲 单身 单纯 单价
文明 文化 文书 文件 文艺 文学 文体 文娱 文盲 文本 强烈 强制 强行 强化 白天 白条 白酒 白血病 白内障 房屋 房产 房子 房租 房贷 江边 江河 江水 江南
关系 关注 关于 关心 关切 关爱 关停 关怀 关键 关联 经济 经过 经常 经营 温暖 温饱 温和 温馨 温室 温度 向上 向村 向镇 向乡 向我 向善 向阳 何时 何种 何处
解决 解除 解释 解困 解读 石材 石头 石料 石油 石灰 石山 水电 水路 水库 水费 水稻 水利 水源 水质 路面 路灯 路过 路口 路途 车辆 车祸 车主 车位 车间 车票 宁可 宁愿 康复 康养 康乐
连续 连夜 连片 连同 连带 连心 项目 项链 管理 管道 管控 管护 管教 管制 管线 简单 简易 简便 简历 党员 党组 党建 党史 党群 司法 司机 华侨 华人 华文 包括 包村 包裹 包地 包产 包保 包干 包户
申请 申诉 申报 申领 申办 左右 左岸 尚未 尚有 严重 严格 严守 严防 严肃 农户 农田 农村 农业 农民 农机 农技 农资 农忙 农闲 农活 易受 易地 易发 易燃 易涝 易返贫 易致贫 殷切 殷实 殷勤 查询 查看 查处 查明 查阅
师生 师傅 师资 商户 商铺 商议 商业 商贩 商品 商会 商量 计划 计生 边界 边境 古树 古稀 古井 古村 古城 毛巾 毛病 毛坯 甘愿 甘蔗 甘心 游客 游玩 游街 游行 祝愿 祝贺 祝福 祝寿 冷静 冷水 冷落 冷链 花费 花园
费用 费心 米面 盛赞 景区 席间 席位 欧式 武装 武力 武术 武警 池塘 池水 麻将 麻醉 麻风 麻烦 黄金 黄土 黄河 黄牛 黄赌毒 林地 林木 林权 林场 林下 林业 林果 林长 林区 林农 田地 田间 田园 田块 钱款 钱财 钱袋 龙头 龙舟 龙灯
曾经 曾多 曾因 曾在 曾于 曾任 曾向 许可 许多 许诺 童年 童装 童心 童谣 苗木 苗族 苗圃 卫生 卫健 施工 施救 施暴 施以 施策 施教 章程 权益 张贴 张罗 张挂 张榜 陈述 陈列 陈旧 陈情 陈规 罗列 罗织 凌晨 凌辱 乐于 乐观 乐享 乐队 程序 程度
舒心 舒适 屈服 柴火 纪念 纪律 纪检 云集 满意 宋体 郑重 沙石 沙土 苏醒 谷物 牛羊 牛肉 家庭 家中 家长 家园 家属 家电 家教 国家 同意 同样 同时 同志 同学 同步 水平 云南 青年 青春 青壮年 青少年 南方 原因 原告 原有 原本 仁爱 展示 展演 展销 冀望
孔雀 段落 雷电 雷雨 夏天 夏季 夏收 秦腔 韩国 唐诗 宫颈 胡乱 胡同 邓小平 朱红 齐全 齐心 齐抓 庄稼 庄重 伍佰 贺年 贺卡 顾虑 顾客 顾问 温州 汤药 梅花 柳树 桂花 桑蚕 桑树 艾滋 艾草 古镇 符合 符号 左侧 麦田 麦收 车费 解放 房东 席地 柏油 桂圆 荣获 荣誉 荣登 游泳 幸福 幸亏 隆重 万事 万家 戴头盔 戴口罩 童工 毕业 毕竟 费力 房源 牛奶 熊猫
余款 余额 余下 余万 余人 余名 余次 余元 余亩 江苏 江西 许昌 车间 田头 钟点 万能 温差 段长 苗情 车道 梁柱 柴油 戴帽 金桔 毛竹 花卉 花椒 花生 花甲 石榴 石灰 谷雨`

function groupByHead(list: string): ReadonlyMap<string, readonly string[]> {
  const groups = new Map<string, string[]>()
  for (const word of list.trim().split(/\s+/)) {
    const head = word.charAt(0)
    groups.set(head, [...(groups.get(head) ?? []), word])
  }
  return groups
}

const wordsBySurname = groupByHead(wordList)

export function startsWithWord(text: string): boolean {
  return wordsBySurname.get(text.charAt(0))?.some((word) => text.startsWith(word)) ?? false
}

/** No given name holds one of these. */
export const neverGiven = /[某们的等因与及在被户家委村镇乡县市区不未已其他她我这那×\d]/

const bodyWords = new Set(
  '公司 集团 合作 银行 中心 学校 小学 中学 医院 村委 居委 村民 委员 经营 超市 商店 餐馆 饭店 工作 事务 项目 工程 街道 小区 社区 家园 花园 大道'.split(
    ' ',
  ),
)
const bodyCharacters = new Set('厂局苑路桥湾坪村镇乡县市区')

/** Whether a firm, a body or a place is named before the next stop: 华安劳务有限公司, 李家村, 王府街道. */
export function namesBody(text: string): boolean {
  for (let at = 0; at < Math.min(16, text.length); at++) {
    if (/[\s，。；、,;（(|]/.test(text.charAt(at))) return false
    if (at >= 2 && (bodyCharacters.has(text.charAt(at)) || bodyWords.has(text.slice(at, at + 2)))) return true
  }
  return false
}

/** Where a firm is named in the clause, a name ends only at one of these: 林海建材公司 is none. */
export const strictEnd = /^(?:[^\u3400-\u9fffA-Za-z]|$|[与和因等对在向将被诉于到家及])/u

/** Characters that no given name holds and that follow one. */
const endingCharacters = new Set(
  '与因及在于家等将被对户诉到称报之的一两说为是也都已未不无没拖驾涉打提患从给就每仍还再又便则却且并共各均自由把让使请求找去坐躺吃喝买卖借欠交领取送放拆做办写听问答讲谈骂杀伤死病住来上下出回离走落骑拒签按误擅非私乱违染怀确获受遭失向和跟同时后前系属某坠溺跌摔曾能会想要可须应必经案持携脚手头腿眼身心男女罚判骗堵闹拉推撞种养建开修过进用看',
)
const endingWords = `
反映 表示 达成 双方 二人 三人 发生 申请 起诉 主张 认为 辍学 实施 实行 参加 参与 测量 搬迁 搬入 搬进 承包 利用 占用 占有 侵占 砍伐 焚烧 倾倒 生活 生病 生前 生育 突发 突然 长期
常年 多次 多年 先后 现已 现年 现住 位于 名下 本人 夫妇 夫妻 母子 父子 父女 母女 兄弟 姐妹 全家 先生 老人 大爷 大娘 支付 赔偿 归还 偿还 返还 履行 撤回 撤诉 撤销 息诉 停访 信访
投诉 举报 控告 咨询 慰问 帮扶 帮助 协调 调解 解决 化解 代办 申领 发放 拨付 救助 治疗 入院 康复 检查 体检 评定 鉴定 诊断 外出 务工 返乡 骨折 致残 致伤 酒后 醉酒 超载 殴打 辱骂
威胁 盗窃 诈骗 赌博 吸毒 吸食 复吸 尿检 脱管 训诫 处罚 处以 处理 处置 拘留 刑事 行政 抓获 逮捕 依法 依规 主动 当场 当庭 当日 当天 昨日 今年 通过 顺利 成功 成为 成立 实现 得到
收到 收取 拿到 拿出 接受 接到 接待 遇到 感到 感谢 满意 情绪 思想 房屋 房子 土地 耕地 宅基地 承包地 林地 工资 工伤 医疗 医药 医保 残疾 低保 补贴 补助 危房 债务 纠纷 争议 争执
矛盾 故意 多处 年龄 年满 年仅 汉族 中小 入学 复学 读书 补办 换发 注销 登记 注册 填写 配合 安装 改造 维修 购买 购置 转让 流转 租赁 承租 雇佣 雇用 联系 沟通 劝返 劝导 劝阻 结对
安排 组织 介绍 解读 宣讲 普法 监护 赡养 抚养 收养 收留 照顾 照料 护理 陪护 陪同 协助 援助 代理 委托 辩护 讨回 追回 追讨 追索 索要 讨要 挽回 垫付 缴纳 缴清 结清 转账 汇款 充值
刷单 点击 添加 发布 散布 造谣 传播 扬言 聚集 滞留 追尾 剐蹭 碰撞`

const endingsByHead = groupByHead(endingWords)

/** A stop, a relation, or a verb of doing, suffering or being helped: a name ends before it. */
export function endsName(after: string): boolean {
  const first = after.charAt(0)
  if (!/[\u3400-\u9fffA-Za-z]/u.test(first) || endingCharacters.has(first)) return true
  return endingsByHead.get(first)?.some((word) => after.startsWith(word)) ?? false
}

/** What a person did or suffered: after a loose role and a short name, one of these. */
export const deedAfter =
  /^(?:因|到|前往|赴|于|自|从|将|获|受|遭|入住|出院|就诊|诉|反映|来访|来电|来信|被|家中|家的|家里|表示|说|称|签|投诉|举报|同意|拖欠|报警|与|和|等人|等\d|在|向|未|已|不|的|家|患|突发|驾|申请|领取|夫妇|一家|老人|[，,。；;）)：:]|送|办理|讨回|追回|要求|提出|涉|违|多次|长期|辍学)/

/** What may stand before a name that no role names. */
export const nameStart =
  /(?:^|[^\u3400-\u9fff]|[村组社户队]的|[村组社户民人为由对给将把帮助于经向和与及、]|慰问|走访|看望|调解|化解|处理|涉及|受理|办理|劝解|请|找到|组织|与|探望|关爱|联系|照顾|劝导|对象|人员|妻子|丈夫|邻居|老人|儿童|患者|其子|其女|其妻|其夫|其父|其母)$/u

/** An office or a calling before or after a name: officials in office stay. */
export const officeTitle =
  /(?:书记|镇长|乡长|县长|市长|区长|领导|主任|局长|所长|站长|院长|校长|科长|队长|组长|会长|部长|主席|委员|干部|网格员|调解员|民警|辅警|法官|检察官|律师|法律顾问|医生|教师|老师|专家|教授|记者|工作员|专干|指导员|支书|村长|秘书|同志|代表|带头人|能人|校长|总经理|董事长|负责人|经理|行长)[:：\s（(]{0,2}$/
