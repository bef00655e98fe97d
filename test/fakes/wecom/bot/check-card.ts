// Fake of the WeCom bot server: what is wrong with a template card; null for nothing. Limits as the vendor's documents give them.

const taskId = /^[0-9A-Za-z_\-@]{1,128}$/

// biome-ignore lint/suspicious/noExplicitAny: what a client sends is looked at field by field
export function checkCard(card: any): string | null {
  if (card?.card_type === 'text_notice') return card.card_action ? checkCommon(card) : 'card_action missing'
  if (card?.card_type !== 'button_interaction') return `card_type ${card?.card_type}`
  if (!taskId.test(card.task_id ?? '')) return 'task_id'
  const buttons = card.button_list ?? []
  if (buttons.length < 1 || buttons.length > 6) return 'button_list holds 1 to 6'
  const keys = new Set<string>()
  for (const { text, key } of buttons) {
    if (!text || [...text].length > 10) return `button text: ${text}`
    if (!key || Buffer.byteLength(key) > 1024 || keys.has(key)) return `button key: ${key}`
    keys.add(key)
  }
  return checkCommon(card)
}

// biome-ignore lint/suspicious/noExplicitAny: as above
function checkCommon({ main_title: title, sub_title_text: sub, quote_area: quote }: any): string | null {
  if (!title?.title && !sub) return 'main_title or sub_title_text missing'
  if ([...(title?.title ?? '')].length > 26) return 'main_title.title'
  if ([...(title?.desc ?? '')].length > 30) return 'main_title.desc'
  if ([...(sub ?? '')].length > 112) return 'sub_title_text'
  return quote?.type === 1 && !quote.url ? 'quote_area.url missing' : null
}
