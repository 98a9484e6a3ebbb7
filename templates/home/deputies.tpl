{{%AUTOESCAPE context="HTML"}}{{!
  Who decides for whom while he is away.  Filled by deputy_view() in
  cgi-bin/view/deputy_view.c.

  DEPUTY_ROW(DEPUTY_ID ABSENT DEPUTY FROM TO NOTE IS_MINE or IS_THEIRS IS_NOW)
  NO_DEPUTIES; MAY_NAME PERSON(PERSON_ID PERSON_NAME PERSON_CHOSEN) FROM_TYPED
  TO_TYPED NOTE_TYPED; DECISION(DECIDED_AT DECIDED_ISO ABSENT DEPUTY DECIDED_PATH
  DECIDED_NO) NO_DECISIONS
}}
<div class="page-head"><div><nav class="breadcrumbs" aria-label="{{_"You are here"}}"><ol><li><a href="/">{{_"Today"}}</a></li><li><a href="/me">{{_"My settings"}}</a></li></ol></nav><h1>{{_"Deputies"}}</h1><p>{{_"While you are away somebody else decides what you may: credit reviews, held orders, contracts, complaints and concessions. Never what either of you did, and only on these days."}}</p></div></div>
<div class="with-side"><div class="stack">
{{@include home/stand.tpl}}
<section class="card" aria-labelledby="now-h"><div class="card-head"><h2 id="now-h">{{_"Now and later"}}</h2></div>{{#NO_DEPUTIES}}<div class="empty">{{@icon users}}<h2>{{_"Nobody stands in"}}</h2><p>{{_"Who is named stands here until the days are over."}}</p></div>{{/NO_DEPUTIES}}<ul class="list">
{{#DEPUTY_ROW}}
<li><div><b class="block">{{_"{DEPUTY} for {ABSENT}"}}</b><small>{{_"{FROM} to {TO}"}}{{#NOTE}} · {{NOTE}}{{/NOTE}}</small></div>{{#IS_NOW}}<span class="badge tone-good">{{_"At present"}}</span>{{/IS_NOW}}<form method="post" action="/deputies/{{DEPUTY_ID}}/end">{{@form}}<button type="submit" class="button button-small">{{#IS_MINE}}{{_"Call off"}}{{/IS_MINE}}{{#IS_THEIRS}}{{_"Give back"}}{{/IS_THEIRS}}<span class="visually-hidden"> {{_"{DEPUTY} for {ABSENT}"}}</span></button></form></li>
{{/DEPUTY_ROW}}
</ul></section>
<section class="card" aria-labelledby="done-h"><div class="card-head"><h2 id="done-h">{{_"Decided by deputies"}}</h2></div>{{#NO_DECISIONS}}<div class="card-body soft">{{_"Nothing yet."}}</div>{{/NO_DECISIONS}}<ul class="list">
{{#DECISION}}
<li><div><a class="strong code" href="{{DECIDED_PATH}}">{{DECIDED_NO}}</a><small>{{_"{DEPUTY} for {ABSENT}"}} · <time datetime="{{DECIDED_ISO}}">{{DECIDED_AT}}</time></small></div></li>
{{/DECISION}}
</ul></section>
</div><aside class="stack" aria-label="{{_"Name a deputy"}}">
{{#MAY_NAME}}<section class="card" aria-labelledby="name-h"><div class="card-head"><h2 id="name-h">{{_"Name a deputy"}}</h2></div><form class="card-body stack" method="post" action="/deputies">{{@form}}
<div class="field"><label for="deputy">{{_"Colleague"}}</label><select id="deputy" name="deputy" required{{#DEPUTY_ERROR}} aria-invalid="true" aria-describedby="deputy-e"{{/DEPUTY_ERROR}}><option value="">{{_"Choose"}}</option>{{#PERSON}}<option value="{{PERSON_ID}}"{{#PERSON_CHOSEN}} selected{{/PERSON_CHOSEN}}>{{PERSON_NAME}}</option>{{/PERSON}}</select>{{#DEPUTY_ERROR}}<p class="field-error" id="deputy-e">{{@icon alert-circle small}}{{DEPUTY_ERROR}}</p>{{/DEPUTY_ERROR}}</div>
<div class="field-row"><div class="field"><label for="from">{{_"First day"}}</label><input id="from" name="from" type="date" required value="{{FROM_TYPED}}"{{#FROM_ERROR}} aria-invalid="true" aria-describedby="from-e"{{/FROM_ERROR}}>{{#FROM_ERROR}}<p class="field-error" id="from-e">{{@icon alert-circle small}}{{FROM_ERROR}}</p>{{/FROM_ERROR}}</div>
<div class="field"><label for="to">{{_"Last day"}}</label><input id="to" name="to" type="date" required value="{{TO_TYPED}}"{{#TO_ERROR}} aria-invalid="true" aria-describedby="to-e"{{/TO_ERROR}}>{{#TO_ERROR}}<p class="field-error" id="to-e">{{@icon alert-circle small}}{{TO_ERROR}}</p>{{/TO_ERROR}}</div></div>
<div class="field"><label for="note">{{_"Why, and what to look out for"}}</label><input id="note" name="note" maxlength="200" value="{{NOTE_TYPED}}"{{#NOTE_ERROR}} aria-invalid="true" aria-describedby="note-e"{{/NOTE_ERROR}}>{{#NOTE_ERROR}}<p class="field-error" id="note-e">{{@icon alert-circle small}}{{NOTE_ERROR}}</p>{{/NOTE_ERROR}}</div>
<button type="submit" class="button button-main button-wide">{{_"Name a deputy"}}</button></form></section>{{/MAY_NAME}}
</aside></div>
