// Table: the characters that Chinese names are made of. Surnames by how common they are, given names by what parents choose.

/** Surnames that open few other words. */
const plainSurnames =
  '王李张刘陈杨黄赵吴周徐孙马朱胡郭何林罗郑梁谢宋唐许邓冯韩曹曾彭萧肖蔡潘田董袁余叶蒋杜苏魏吕丁沈任姚卢傅钟姜崔谭廖范汪陆金戴贾韦夏邱侯邹熊孟秦江阎闫薛尹段雷黎龙陶贺顾毛郝龚邵万钱覃武莫孔汤温康施牛樊葛邢齐乔伍庞颜倪庄聂鲁岳翟殷詹申欧耿焦俞左柳甘祝包尚符舒阮柯纪梅童凌毕裴霍涂苗谷曲翁冉骆蓝游辛靳柴蒙鲍喻祁蒲房滕屈饶解牟艾尤穆卓古缪车芦麦褚娄窦戚岑宫费卜晏席卫米柏瞿桂佟臧闵苟邬卞姬仇栾隋刁荣巫寇桑甄丛仲虞敖巩佘迟邝秘蔺揭粟瞿邸郗郜糜胥逯荀仝蹇阚扈冼揣蹇隆幸'
/** Surnames that are words as well (高, 方, 和, 成): more must speak for a name. */
const doubtfulSurnames =
  '高于程石方白邹史严赖洪向文安易章关兰宁盛路管华阳时农司吉简项连党冷宗全应边师和商沙郎明查池麻苑景单水云国家强同乐经常仁计展平冀青鄢南原'

/** Two characters. */
const compoundSurnames =
  /^(?:欧阳|司马|上官|诸葛|东方|皇甫|尉迟|公孙|令狐|慕容|司徒|端木|夏侯|独孤|南宫|闻人|轩辕|淳于|钟离|宇文|长孙|鲜于|呼延|申屠)/

const given =
  '伟芳娜秀英敏静丽强磊军洋勇艳杰娟涛超兰霞平刚桂华建国志文玉红梅春林海波鹏飞龙斌辉健宇浩然欣怡佳嘉琪雪莹婷倩雯琴芬凤珍珠翠莲荣花萍菊香月仙云素淑惠慧巧美凡富财福禄寿喜祥吉庆发根土金银铜铁柱栓全有才德仁义礼智信忠孝良善诚正直光亮晖耀阳晨曦东南西北中川江河湖山峰岭岩石松柏杨柳桐槐树森木楠枫竹兵武威猛胜利凯旋振兴邦业定安宁康泰和顺达远长久永恒常子大宝贝旺昌盛茂学士博彬彦俊豪雄毅坚韧新民权宪科科跃援朝抗启承绍继世代宗祖先贤哲圣鸿鹤鹰虎豹马羊爱友朋明亚雅晓小少红卫炳焕炎焱煜炜烨灿灵玲珊瑚琳琅琼瑶瑾瑜璐珏珂玮珉琦璇莎莉茜芸芷若蓉薇蕾蓓蔓菲萌苗芝芹芙茹荷莺燕雁鹃凰鸾雨露霜冰寒雷电风虹霄青蓝紫绿丹彤朱素洁清澈洪涌浪潮汉泽润沛泉溪淼洲津滨渊源瀚海涵沁汐沐泓湘澜曼梦思念忆慕怀恩惜慰悦愉恬怜甜妍妮娅娥婉婵媛嫣姗姝妹姐娣招弟盼来引换满余财旦丑牛狗娃庚寅辰戊甲乙丙一二三四五六七八九十百千万元亨贞乾坤宏弘广宽博厚恕谦逊让敬恭俭朴素淳纯真本立成功绩伟勋烈壮刚毅力行动向前进步升腾飞翔翱越超群英才冠军帅将相公侯伯仲叔季孟轩辕尧舜禹汤周秦楚齐鲁晋魏韩赵燕蜀吴越苏杭京沪渝皖赣闽粤桂滇黔藏陕甘宁疆可心如意遂愿希望冬夏秋淮济生炬照熙昊昱旭晟景昕晴晗晔暄晶星辰宸皓皎朗月明昭昆仑岚崇嵩巍岳峻崎岗峥嵘岱宪昂轩尚高登科举魁元鼎钧铭锋锐锦钰鑫钢钦铮镇键锡锋鉴钊铎钟炳勤劳俭学习文章书诗词画墨翰笔砚棋奇琪麒麟骏骥驰骋骁腾夫妇君卿仪容颜姿婕妤彩霓裳绮罗锦绣缎纹绢丝绵缨维纲纪统绪经纬继缘结团圆圆满福寿康宁栋梁材柱桢桦梓杉榕楷模樟檀椿萱芳蕙芮莘莞萱葵蓬勃茵芊荃蒂蓝薏芃莱菁萃茜尔雅艾依伊佩仪俪倩偲傲传奋奕宜宛宝实宾密寅尧岑岸峡崧嵘巧帆帅师常幼庭延弦弼彪彰影征徐律御循德忻怿恺悟惟愫慷懿成战扬振拓挺捷掌握揽撷擎改放效敦斐断方日昌显晋普智暖曜望朔期未杏果枝柔柯栩校梧棉榆楚歌欢毓民沂沃治法泊泳洛浦浚涓润淇深渝渤湛溢溶滔漪潇潞澄瀛灏照燊爽犁献玄率玺珈珞珮珩琛琨瑄瑞瑛璋瓒甫田由申留白益盈省眉睿知砚碧磐祎祖祯祺禄福禾秉秋稷稼穆究童竞端笑笙筠箫精糖约纤练绍绿罡羽翎翠翼考聪联肖胤能臻航舟艺节芒芦莎菱葆蒙蔚蕊虎蝶行衡裕观言誉让诺谊谋谨谷豫财贤贵贺赐赞起越路轶辅辛达迁迅过运近远迪通逸道遥邑邦郁郎都采重野金银长门闯闰闻闽阔阶际陆陶隆隽雄集雍霖霆非靖韬韵音项预颂领颖飒首香驹验鲁鲜鸣鹂麦黎齐'

const plain = new Set(plainSurnames)
const doubtful = new Set(doubtfulSurnames)
const chosen = new Set(given)

export interface Surname {
  readonly length: number
  readonly isDoubtful: boolean
}

/** The surname that a text starts with, or null. */
export function readSurname(text: string): Surname | null {
  if (compoundSurnames.test(text)) return { length: 2, isDoubtful: false }
  const first = text.charAt(0)
  if (plain.has(first)) return { length: 1, isDoubtful: false }
  return doubtful.has(first) ? { length: 1, isDoubtful: true } : null
}

/** All characters are such as given names have. */
export function isGivenName(text: string): boolean {
  return text !== '' && [...text].every((char) => chosen.has(char))
}
