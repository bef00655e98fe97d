// Page 稿: a number and its source light up together, a finding and its place; names of chosen files are shown.
onClick('a.num, a.flaw', (number, event) => {
  const facts = find('#facts')
  if (!facts) return
  event.preventDefault()
  for (const other of document.querySelectorAll('.num.on, .flaw.on, .find.on')) other.classList.remove('on')
  const entry = document.getElementById(number.getAttribute('href').slice(1))
  number.classList.add('on')
  const folded = entry.closest('details')
  if (folded) folded.open = true
  entry.classList.add('on')
  facts.classList.add('open')
  entry.scrollIntoView({ block: 'center' })
})
onClick('[data-facts]', () => find('#facts')?.classList.toggle('open'))
onClick('[data-close-facts], #facts a[href^="#"]', () => find('#facts')?.classList.remove('open'))

document.addEventListener('change', (event) => {
  const said = event.target.type === 'file' && event.target.closest('form')?.querySelector('[data-chosen]')
  if (said) said.textContent = [...event.target.files].map((file) => file.name).join('、')
})

// The page stands at what was changed: what was done is told there too, for a while.
document.addEventListener('DOMContentLoaded', () => {
  const note = location.hash === '#changed' && find('main > .note[role=status]')
  if (!note) return
  note.classList.add('passing')
  setTimeout(() => note.classList.remove('passing'), 8000)
})
