{{%AUTOESCAPE context="HTML"}}{{!
  Recovery codes, shown once.  Filled by auth_view_codes().
  NEXT CODE_ROW(RECOVERY_CODE)
}}
<section class="card"><div class="card-body stack">
<div><h1>{{_"Your recovery codes"}}</h1><p class="soft">{{_"Print them or write them down, and keep them apart from your phone. Each lets you in once when the phone is not at hand. They are not shown again."}}</p></div>
<ul class="recovery-codes">
{{#CODE_ROW}}
<li><code>{{RECOVERY_CODE}}</code></li>
{{/CODE_ROW}}
</ul>
<a class="button button-main button-wide" href="{{NEXT}}">{{_"I have kept them, go on"}}</a>
</div></section>
