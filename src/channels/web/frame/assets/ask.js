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

function openTurn(question) {
  let turn = null
  return {
    show(event, data) {
      if (event === 'turn') {
        find('.welcome')?.remove()
        turn = parse(data).firstElementChild
        find('#turns').append(turn)
        showNewest(turn)
      } else if (event === 'body' && turn) {
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
      const note = document.createElement('div')
      note.className = 'note problem'
      note.append(Object.assign(document.createElement('p'), { textContent: text }))
      note.append(Object.assign(document.createElement('p'), { textContent: fix, className: 'fix' }), offerAgain(question))
      const place = turn ?? find('#turns')
      find('.steps', place)?.remove()
      find('.under-way', place)?.removeAttribute('aria-busy')
      place.append(note)
    },
    isDone: () => turn !== null && !find('.under-way', turn),
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

async function follow(text, turn) {
  const headers = { Accept: 'text/event-stream' }
  const response = await fetch('/ask', { method: 'POST', body: new URLSearchParams({ text }), headers, signal: stop.signal })
  if (response.status === 401) return location.assign('/login')
  if (!response.ok || !response.headers.get('content-type')?.startsWith('text/event-stream')) {
    const problem = parse(await response.text()).textContent.trim()
    return turn.fail(problem || '服务器没有回答。', '请再试一次。')
  }
  await readEvents(response, turn.show)
  if (!turn.isDone()) turn.fail('回答没有传完。', '请再问一次。')
  say('回答好了')
  sessionStorage.removeItem(pendingKey)
}

async function ask(text) {
  if (stop || !text.trim()) return
  stop = new AbortController()
  sessionStorage.setItem(pendingKey, text)
  setBusy(true)
  say('正在查')
  const turn = openTurn(text)
  try {
    await follow(text, turn)
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
  if (form.getAttribute('action') !== '/ask') return
  event.preventDefault()
  const box = find('textarea', form)
  if (stop) return
  const text = box ? box.value : event.submitter?.value
  if (box) box.value = ''
  ask(text ?? '')
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
