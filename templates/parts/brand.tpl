{{%AUTOESCAPE context="HTML"}}
<a class="brand" href="/"><svg viewBox="0 0 32 32" aria-hidden="true"><rect width="32" height="32" rx="9" fill="currentColor"/><path d="M8 20.5 13.2 11l4.1 6 2.4-3.4L24 20.5" fill="none" stroke="#fff" stroke-width="2.6" stroke-linecap="round" stroke-linejoin="round"/></svg><span>{{_"Qutong"}}</span></a>
