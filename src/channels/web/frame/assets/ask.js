// Page 问: the question goes out, the answer grows under it line by line, and can be stopped.
let stop = null
const pendingKey = 'antou-pending'

function say(text) {
  const live = find('#live')
  if (live) live.textContent = text
}

function setBusy(isBusy) {
  const form = find('#ask')
  find('.send', form).hidden = isBusy
  find('.stop', form).hidden = !isBusy
  for (const button of document.querySelectorAll('.ask-again button')) button.disabled = isBusy
}

/** The newest turn gets the room to stand at the top of the window, where reading begins. */
function showNewest(turn) {
  find('.turn.newest')?.classList.remove('newest')
  turn.classList.add('newest')
  turn.scrollIntoView({ block: 'start' })
}

function offerAgain(question) {
  const form = Object.assign(document.createElement('form'), { action: '/ask', method: 'post', className: 'choices ask-again' })
  form.append(Object.assign(document.createElement('button'), { name: 'text', value: question, textContent: '再问一次' }))
  return form
}

/** The question stands there at once; what the server makes of it takes its place. */
function showAsked(question, names) {
  const turn = Object.assign(document.createElement('article'), { className: 'turn' })
  turn.append(Object.assign(document.createElement('p'), { className: 'when', textContent: '正在送出' }))
  turn.append(Object.assign(document.createElement('h2'), { className: 'question', textContent: [question, ...names].filter(Boolean).join('\n') }))
  turn.append(parse('<section class="answer under-way" aria-busy="true"><ol class="steps"><li>正在查</li></ol></section>'))
  find('.welcome')?.remove()
  find('#turns').append(turn)
  showNewest(turn)
  return turn
}

function noteBelow(place, text, fix) {
  const note = Object.assign(document.createElement('div'), { className: 'note problem' })
  note.setAttribute('role', 'alert')
  note.append(Object.assign(document.createElement('p'), { textContent: text }))
  note.append(Object.assign(document.createElement('p'), { textContent: fix, className: 'fix' }))
  place.append(note)
  return note
}

function openTurn(question, names) {
  let turn = showAsked(question, names)
  let stalled = null
  return {
    show(event, data) {
      stalled?.remove()
      stalled = null
      if (event === 'turn') {
        const begun = parse(data).firstElementChild
        turn.replaceWith(begun)
        turn = begun
        showNewest(turn)
      } else if (event === 'body') {
        const body = parse(data)
        while (turn.children.length > 2) turn.lastElementChild.remove()
        turn.append(body)
        htmx.process(turn)
      } else if (event === 'own') {
        find('.place-form + .own')?.remove()
        find('#own')?.replaceWith(parse(data))
      }
    },
    fail(text, fix) {
      stalled?.remove()
      find('.steps', turn)?.remove()
      find('.under-way', turn)?.removeAttribute('aria-busy')
      const note = noteBelow(turn, text, fix)
      if (question) note.append(offerAgain(question))
      note.scrollIntoView({ block: 'nearest' })
    },
    /** Nothing has come for a while: said, and taken back as soon as something does. */
    stall() {
      stalled ??= noteBelow(turn, '案头还没有回话。', '可能正忙，可以再等；等不及就点“停”，再问一次。')
      stalled.scrollIntoView({ block: 'nearest' })
    },
    isDone: () => !find('.under-way', turn),
  }
}

// Server-sent events over a POST: blocks end with an empty line, a block has one `event:` and its `data:` lines.
async function readEvents(response, onEvent) {
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader()
  let rest = ''
  for (;;) {
    const { done, value } = await reader.read()
    if (done) return
    const blocks = (rest + value).split('\n\n')
    rest = blocks.pop()
    for (const block of blocks) {
      const lines = block.split('\n')
      const take = (name) => lines.filter((line) => line.startsWith(name)).map((line) => line.slice(name.length))
      onEvent(take('event: ')[0], take('data: ').join('\n'))
    }
  }
}

const quietMs = 5000

async function follow({ text, files }, turn) {
  const body = files.length > 0 ? new FormData() : new URLSearchParams({ text })
  if (files.length > 0) body.append('text', text)
  for (const file of files) body.append('files', file)
  let quiet = setTimeout(turn.stall, quietMs)
  const show = (...event) => {
    clearTimeout(quiet)
    turn.show(...event)
    if (!turn.isDone()) quiet = setTimeout(turn.stall, quietMs)
  }
  try {
    const response = await fetch('/ask', { method: 'POST', body, headers: { Accept: 'text/event-stream' }, signal: stop.signal })
    if (response.status === 401) return location.assign('/login')
    if (!response.ok || !response.headers.get('content-type')?.startsWith('text/event-stream')) {
      const problem = parse(await response.text()).textContent.trim()
      return turn.fail(problem || '服务器没有回答。', '请再试一次。')
    }
    await readEvents(response, show)
  } finally {
    clearTimeout(quiet)
  }
  if (!turn.isDone()) turn.fail('回答没有传完。', '请再问一次。')
  say('回答好了')
  sessionStorage.removeItem(pendingKey)
}

async function ask(text, files = []) {
  if (stop || (!text.trim() && files.length === 0)) return
  stop = new AbortController()
  sessionStorage.setItem(pendingKey, text)
  setBusy(true)
  say('正在查')
  const turn = openTurn(text, files.map(({ name }) => `附：${name}`))
  try {
    await follow({ text, files }, turn)
  } catch (error) {
    if (error.name === 'AbortError') {
      turn.fail('已停下。', '停下前查到的留在上面；要完整的回答，再问一次。')
      sessionStorage.removeItem(pendingKey)
    } else turn.fail('连不上案头。', '看看启动案头的窗口还在不在，再问一次。')
    say('没有答完')
  } finally {
    stop = null
    setBusy(false)
  }
}

document.addEventListener('submit', (event) => {
  const form = event.target
  // Elsewhere (帮助) the page of 问 takes it.
  if (form.getAttribute('action') !== '/ask' || !find('#turns')) return
  event.preventDefault()
  const box = find('textarea', form)
  if (stop) return
  const files = [...(find('input[type=file]', form)?.files ?? [])]
  const text = box ? box.value : event.submitter?.value
  if (box) {
    form.reset()
    find('[data-chosen]', form).textContent = ''
    box.value = ''
  }
  ask(text ?? '', files)
})

document.addEventListener('keydown', (event) => {
  const isBox = event.target.matches?.('.ask textarea')
  // While an input method is composing, Enter chooses a word.
  if (!isBox || event.key !== 'Enter' || event.shiftKey || event.isComposing || event.keyCode === 229) return
  event.preventDefault()
  event.target.form.requestSubmit()
})

onClick('#ask .stop', () => stop?.abort())

document.addEventListener('DOMContentLoaded', () => {
  const box = find('#ask textarea')
  const last = find('#turns .turn:last-child')
  if (box && sessionStorage.getItem(pendingKey)) {
    box.value = sessionStorage.getItem(pendingKey)
    sessionStorage.removeItem(pendingKey)
  }
  if (last) showNewest(last)
  if (isPhone()) for (const one of document.querySelectorAll('[data-short]')) one.placeholder = one.dataset.short
  if (box && !find('.place-form') && !isPhone()) box.focus({ preventScroll: true })
})
