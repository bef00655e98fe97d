// The set sentences of the conversation, in the tone of an office colleague: the point first, no courtesies.
import { verbs } from '#desk/verbs/verbs.ts'
import { smallTalkReplies } from '#question/small-talk-replies.ts'

export const replies = {
  ...smallTalkReplies,
  adding:
    '把报告文件（docx、pdf、txt 等）发到这里就行：先给你看预览，回“确认”才入库。是不是本镇的报告、哪一年，预览里能改。',
  exporting:
    '稿子写好后回“导出 Word”，就给你文件；要不带AI标识的定稿，回“导出定稿”。报告和对比表在页面上能下载。',
  /** `thing`: what others are asked for. */
  askFacts: (
    topic: string,
    { thing, hints }: { readonly thing: string; readonly hints: readonly string[] },
  ) =>
    [
      `写${topic === '' ? '这段' : `“${topic}”这段`}，先给我几个数，给多少写多少，没有的不写${hints.length > 0 ? `：${hints.join('、')}` : ''}。`,
      `也可以先看别的镇怎么写${thing === '' ? '' : `，问“其他乡镇${thing}怎么做的”`}。`,
    ].join('\n'),
  /** 数先空着: the paragraph, and how it goes on. */
  blanks: (topic: string, text: string) =>
    [`“${topic}”这段，有数的地方留了空：`, text, '只留了空和态度，没写做法；把数发来，我来填。'].join('\n'),
  askPlanTopic: '打算写哪方面的？例如“普法的打算写三条”；有具体任务和数就一起给我。',
  plans: (sentences: readonly string[]) =>
    [
      ...sentences.map((sentence, i) => `${i + 1}. ${sentence}。`),
      '只写了态度和方向；具体任务、时限和数给我，再往里补。',
    ].join('\n'),
  fine: '好，有事再问。',
  chatter:
    '这个我办不了。我只做三件事：查各乡镇公开的报告，按你给的材料起草，核对写好的稿子。发“帮助”看例子。',
  unclear: '没看懂。直接把要问的事说出来，例如“石桥乡2023年调解了多少纠纷”；发“帮助”看能做什么。',
  objection:
    '哪里不对？原文引得不对，回“引用不对”；问的不是这个，把乡镇、年份和要问的事连起来再说一遍，例如“石桥乡2023年调解了多少纠纷”。',
  howTo: {
    ask: '直接问就行，例如“其他乡镇怎么处理欠薪的？”“石桥乡2023年调解了多少纠纷”。',
    compare: '比什么？例如“比一下各镇调解纠纷数”“石桥和杨坪的普法场次谁多”。能比的指标，问“能比哪些指标”。',
    draft:
      '要写哪一段、有哪些数？例如“写化解纠纷这段：调处132起，成功130起”；素材也可以发文件，再说“按这个起草”。',
    check: '要查哪份？把稿子发过来，再说“检查”；一小段话，可以发“检查：……”，后面贴上正文。',
  },
  nothingCited: '前面还没有带原文的回答，先问一句。',
  noCitation: (n: number, marks: string) => `刚才的回答里没有[${n}]，有${marks}。`,
  whichCitation: (marks: string) => `看哪一条？刚才的回答有${marks}，例如“看[1]的原文”。`,
  citationGone: '这份报告现在看不到了：已经删掉，或者不再对你开放。',
  citationChanged: (file: string) =>
    `《${file}》重新读过，这一句已经不在原来的地方。再问一次，就引新的原文。`,
  nothingToShare: '现在没有打开的稿子。先起草一份，或者发“稿子”看有哪些，用“接稿”接上，再说“给本单位看”。',
  shared: ({ unit, may }: { readonly unit: string; readonly may: 'read' | 'edit' }) =>
    may === 'read'
      ? `好，${unit}的人能在网页“稿”里看到这份稿子，不能改。要一起改，说“给本单位改”；收回说“取消共享”。`
      : `好，${unit}的人能在网页“稿”里看、接着改这份稿子。收回说“取消共享”。`,
  unshared: '好，这份稿子只有你自己能看了。',
  nothingToDraw:
    '前面的回答里没有能放在一起比的数（至少两家或两年、同一个指标）。先比一下，例如“比一下各镇调解纠纷数”。',
  undrawn: (why: string, fix: string) => `图画不出来：${why}${fix}先给表格。`,
  drawn: (question: string, marks: string) => `“${question}”的回答里的数，原文见那一答的${marks}。`,
  nothingWaiting: '没有等着入库的文件。把报告发过来，会先给你看预览。',
  nothingToCancel: '现在没有等着办的事。直接提问就行。',
  cancelled: (files: number) => (files > 0 ? `好，${files}份文件没有入库。` : '好，不办了。'),
  discarded: (files: number) => `好，${files}份文件没有入库，什么也没留下。`,
  withdrawn: '好，这份预览撤下了。',
  askPlace:
    '你是哪个乡镇（街道）的？回一句全称就行，例如“青禾县柳溪镇”。知道了本单位，问“其他乡镇”时就会避开你们自己。',
  askNewPlace: (place: string) => `现在记的本单位是${place}。要改成哪里？回一句全称，例如“青禾县柳溪镇”。`,
  placeSaved: (place: string) => `记下了，本单位是${place}。问“其他乡镇”时不算在内；要改就发“换单位”。`,
  placeShown: (place: string) => `现在记的本单位是${place}。要改就发“换单位”。`,
  placeCleared: '好，不再记本单位。',
  empty: '没收到文字。贴图、位置、名片、视频我看不了：直接打字问，或者发一份报告过来。',
  brought: '这段话要我做什么？引用（回复）它再说：“检查”是核对，“按这个起草”是照着写，想问什么就直接问。',
  inParts: (parts: number) => `一共问了${parts}件事，一件一件查…`,
  settleAll: (files: number) => `这${files}份可以一起定：“全部入库”，或者“都不要”。`,
  confirmHint: (files: number) =>
    files > 1
      ? `这${files}份要入库吗？回复“确认”全部入库，“不要”全部放弃。`
      : '要入库吗？回复“确认”入库，“不要”放弃。',
  unsaved: '（这次对话没能存下来，追问时可能接不上。）',
}

/** What can be done here, with examples to copy; asks for 本单位 while it is unknown. */
export function renderHelp(place: string | null): string {
  return [
    '我替你查各乡镇公开的报告，每句话都附原文出处；报告里没写的就说没有。',
    '',
    '可以这样问：',
    '　其他乡镇怎么处理欠薪的？',
    '　石桥乡2023年调解了多少纠纷？',
    '　哪些乡镇写了法律顾问？',
    '',
    '也可以：',
    '　发一份报告（docx、pdf、txt 等）——看过预览再入库',
    '　“资料库里有什么”——看有哪些乡镇、哪些年份',
    ...verbs.map(({ example, help }) => `　“${example}”——${help}`),
    '　“写化解纠纷这段：调处132起，成功130起”——按你的数起草，可以接着改、导出 Word',
    '　发一份稿子，再说“检查”——核对数字、年份、地名、编号',
    '　发素材文件，再说“按这个起草”——照里面的数写',
    '　回“有用”“没用”“引用不对”——评价刚才的回答',
    '　“登录”——要一个打开网页的链接',
    '　“换单位”——改本单位',
    '',
    place ? replies.placeShown(place) : replies.askPlace,
  ].join('\n')
}
