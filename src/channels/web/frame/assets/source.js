// The drawer: a citation opens it at its sentence; Escape or × closes it and gives the focus back.
let opener = null
let hint = null

function closeSource() {
  const drawer = find('#source')
  if (!drawer || drawer.classList.contains('shut')) return
  drawer.classList.add('shut')
  if (hint) drawer.replaceChildren(hint)
  root.classList.remove('drawer-open')
  for (const box of document.querySelectorAll('.n.on')) box.classList.remove('on')
  opener?.focus({ preventScroll: true })
  opener = null
}

function openSource() {
  const drawer = find('#source')
  drawer.classList.remove('shut')
  root.classList.add('drawer-open')
  const mark = find('#mark', drawer)
  const head = find('header', drawer)?.offsetHeight ?? 0
  const top = mark ? mark.getBoundingClientRect().top - drawer.getBoundingClientRect().top + drawer.scrollTop : 0
  drawer.scrollTop = Math.max(0, top - head - (drawer.clientHeight - head) / 3)
  drawer.focus({ preventScroll: true })
  // On a phone the drawer covers the lower half: what was tapped stays above it.
  const isCovered = opener && opener.getBoundingClientRect().bottom > drawer.getBoundingClientRect().top
  if (isCovered && isPhone()) window.scrollBy(0, opener.getBoundingClientRect().top - 120)
}

onClick('a.n, a.bar', (box) => {
  for (const other of document.querySelectorAll('.n.on')) other.classList.remove('on')
  const href = box.getAttribute('href')
  for (const same of box.closest('.answer, #figures')?.querySelectorAll('a.n') ?? []) same.classList.toggle('on', same.getAttribute('href') === href)
  opener = box
})
// A box without htmx of its own, of which a table has hundreds: its passage lies beside the address of its report.
onClick('a.n:not([hx-get])', (box, event) => {
  if (!find('#source') || event.ctrlKey || event.metaKey) return
  event.preventDefault()
  htmx.ajax('GET', box.getAttribute('href').replace('?', '/passage?').replace('#mark', ''), { target: '#source' })
})
onClick('[data-close]', closeSource)
document.addEventListener('htmx:afterSettle', (event) => {
  if (event.target.id === 'source') openSource()
})

document.addEventListener('keydown', (event) => {
  if (event.key !== 'Escape') return
  const menu = find('.picker[open]')
  if (menu) {
    menu.open = false
    find('summary', menu).focus()
  } else closeSource()
  find('#facts')?.classList.remove('open')
})

document.addEventListener('DOMContentLoaded', () => {
  hint = find('#source .hint')
  const target = location.hash === '#mark' && find('#mark')
  if (target) target.scrollIntoView({ block: 'center' })
})
