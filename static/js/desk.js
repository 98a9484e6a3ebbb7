// desk.js: the inbox and a case by keyboard (j k x o n), how many are ticked, prepared answers at the cursor,
// and "someone is writing". Without it: links, a page load per prepared answer.
const desk = document.querySelector('[data-desk]');
const typingIn = target => target.closest('input:not([type="checkbox"]), textarea, select');

document.addEventListener('keydown', event => {
  if (typingIn(event.target) || event.ctrlKey || event.metaKey || event.altKey) return;
  const next = document.querySelector('[data-next]');
  if (event.key === 'n' && next) return next.click();
  if (!desk) return;
  const links = [...desk.querySelectorAll('.cell-main > a')];
  const row = document.activeElement.closest('tr');
  const at = links.findIndex(link => row?.contains(link));
  if (event.key === 'j') links[Math.min(at + 1, links.length - 1)]?.focus();
  else if (event.key === 'k') links[Math.max(at - 1, 0)]?.focus();
  else if (event.key === 'o' && at >= 0) links[at].click();
  else if (event.key === 'x' && at >= 0) row.querySelector('[name="ticket"]')?.click();
});

const picked = desk?.querySelector('[data-picked]');
if (picked) {
  const untouched = picked.textContent;
  desk.addEventListener('change', event => {
    if (event.target.name !== 'ticket') return;
    const count = desk.querySelectorAll('[name="ticket"]:checked').length;
    picked.textContent = count ? picked.dataset.text.replace('#', count) : untouched;
  });
}

document.addEventListener('click', event => {
  const chip = event.target.closest('[data-insert]');
  if (!chip) return;
  event.preventDefault();
  const field = chip.form.querySelector('textarea');
  const before = field.value.slice(0, field.selectionStart);
  field.setRangeText((before && !before.endsWith('\n') ? '\n' : '') + chip.dataset.insert, field.selectionStart, field.selectionEnd, 'end');
  if (chip.name === 'canned') chip.form.querySelector('[name="canned_used"]').value = chip.value;
  field.focus();
  field.dispatchEvent(new Event('input', {bubbles: true}));
});

const writing = document.querySelector('[data-writing]');
const caseHead = document.querySelector('[data-case]');
if (writing && caseHead) {
  let told = 0;
  document.addEventListener('input', async event => {
    const form = event.target.closest('[data-composer]')?.form;
    if (!form || Date.now() - told < 20000) return;
    told = Date.now();
    const body = new URLSearchParams({csrf: form.csrf.value, form_token: form.form_token.value});
    try {
      const response = await fetch(`${caseHead.dataset.case}/writing`, {method: 'POST', body, redirect: 'error'});
      if (response.ok) writing.textContent = await response.text();
    } catch { /* the next keystroke tries again */ }
  });
}
