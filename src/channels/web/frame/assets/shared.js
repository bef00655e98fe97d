// Tools of the page's script, whose parts are served as one file (read-assets.ts). Without script all works as plain forms.
const root = document.documentElement
root.classList.add('js')
const find = (selector, from = document) => from.querySelector(selector)
const isPhone = () => matchMedia('(max-width: 760px)').matches

/** Markup of the server as nodes, its htmx attributes working. */
function parse(markup) {
  const box = document.createElement('template')
  box.innerHTML = markup
  htmx.process(box.content)
  return box.content
}

/** Calls `action(element, event)` for clicks within an element that matches. */
function onClick(selector, action) {
  document.addEventListener('click', (event) => {
    const element = event.target.closest?.(selector)
    if (element) action(element, event)
  })
}

/** The clipboard needs https or this machine; elsewhere a selection does it. */
async function copyText(text, button) {
  const name = button.textContent
  let isDone = true
  try {
    await navigator.clipboard.writeText(text)
  } catch {
    const area = Object.assign(document.createElement('textarea'), { value: text })
    document.body.append(area)
    area.select()
    isDone = document.execCommand('copy')
    area.remove()
  }
  button.textContent = isDone ? '已复制' : '没有复制成'
  setTimeout(() => (button.textContent = name), 2000)
}

onClick('[data-copy]', (button) => copyText(find('.copied', button.closest('[data-copies]')).textContent, button))

// What a browser says of a box that is empty is in the language of the browser.
document.addEventListener('invalid', ({ target }) => {
  if (target.validity.customError) return
  const isMissing = target.validity.valueMissing
  target.setCustomValidity(!isMissing ? '这里填得不对，改一下再交。' : target.type === 'file' ? '请先选一份文件。' : '这里还没有填。')
}, true)
for (const kind of ['input', 'change']) document.addEventListener(kind, ({ target }) => target.setCustomValidity?.(''), true)

/** Going back, a browser may show the page as it first came, without what was asked or put in since: then it is asked for again. */
addEventListener('pageshow', ({ persisted }) => {
  const [came] = performance.getEntriesByType('navigation')
  if (persisted || came?.type !== 'back_forward' || !document.body.hasAttribute('data-again')) return
  // A talk is read on where it ended.
  if (find('#turns')) history.scrollRestoration = 'manual'
  location.reload()
})
