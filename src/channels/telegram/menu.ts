// Table: the commands that Telegram shows in its menu. Each is a word of prompts/asking/commands.tsv.
export const menu = [
  { command: 'ask', description: '问：查各乡镇报告，附原文' },
  { command: 'compare', description: '比：把各乡镇的数排在一起' },
  { command: 'draft', description: '起草：按你的数写一段' },
  { command: 'check', description: '检查：核对写好的稿子' },
  { command: 'reports', description: '资料：库里有哪些报告' },
  { command: 'place', description: '我的乡镇：看或改本单位' },
  { command: 'help', description: '帮助：能做什么，怎么说' },
  { command: 'stop', description: '停：不等这一条了' },
] as const
