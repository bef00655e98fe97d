// Keys, where nothing is being typed: to the box, to the pages, from turn to turn; ? lists them.
const goTo = { 1: '/', 2: '/reports', 3: '/figures', 4: '/drafts' }

function stepTurn(by) {
  const turns = [...document.querySelectorAll('.turn')]
  const now = turns.findLastIndex((turn) => turn.getBoundingClientRect().top <= 8)
  turns[Math.max(0, Math.min(turns.length - 1, now + by))]?.scrollIntoView({ block: 'start' })
}

const keys = {
  '/': () => find('.ask textarea, input[type=search]')?.focus(),
  '?': () => find('#keys')?.showModal(),
  n: () => find('.fresh button')?.click(),
  j: () => stepTurn(1),
  k: () => stepTurn(-1),
}

document.addEventListener('keydown', (event) => {
  const isTyping = event.target.closest?.('input, textarea, select, [contenteditable], dialog[open]')
  if (isTyping || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return
  if (goTo[event.key]) location.assign(goTo[event.key])
  else if (keys[event.key]) keys[event.key]()
  else return
  event.preventDefault()
})
onClick('[data-keys]', () => find('#keys')?.showModal())
