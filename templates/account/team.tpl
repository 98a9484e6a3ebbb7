{{%AUTOESCAPE context="HTML"}}{{!
  Who looks after a customer.  Filled by cgi-bin/account/team.c and
  cgi-bin/view/handover_view.c.

  MEMBER_ROW(PART_NAME HOLDER NO_HOLDER HOLDER_PHONE HOLDER_MAIL WAITS WAITS_ID
  WAITS_NAME); MAY_GIVE GIVE(PART PART_NAME IS_REFUSED NOTE_TYPED TAKER(PERSON_ID
  PERSON_NAME PERSON_TEAM PERSON_CHOSEN)); HANDOVER(…) HAS_HANDOVERS
}}
<div class="page-head"><div><nav class="breadcrumbs" aria-label="{{_"You are here"}}"><ol><li><a href="/">{{_"Today"}}</a></li><li><a href="{{BASE}}">{{CUSTOMER}}</a></li></ol></nav><h1>{{_"Account team"}}</h1><p>{{CUSTOMER}} <span class="code">{{CODE}}</span></p></div>{{#MAY_GIVE}}<div class="row no-print"><a class="button" href="/handovers/new">{{@icon users}}{{_"Hand over a whole portfolio"}}</a></div>{{/MAY_GIVE}}</div>
<div class="stack"><section class="card" aria-label="{{_"Account team"}}">{{@include account/tabs.tpl}}
<ul class="list">
{{#MEMBER_ROW}}
<li><span class="avatar tone-brand" aria-hidden="true">{{@icon user small}}</span><div class="grow"><small>{{PART_NAME}}</small><b class="block">{{HOLDER}}{{#NO_HOLDER}}<span class="soft">{{_"Nobody yet"}}</span>{{/NO_HOLDER}}</b><small>{{HOLDER_PHONE}} {{HOLDER_MAIL}}</small></div>{{#WAITS}}<a class="badge tone-warn" href="/handovers/{{WAITS_ID}}">{{_"{WAITS_NAME} is to sign"}}</a>{{/WAITS}}</li>
{{/MEMBER_ROW}}
</ul></section>
{{#MAY_GIVE}}<section class="card no-print" aria-labelledby="give-h"><div class="card-head"><h2 id="give-h">{{_"Hand a part over"}}</h2><small>{{_"Counts once the receiver has signed; what is open at this moment is written down."}}</small></div><div class="card-body row">
{{#GIVE}}
<details class="ask"{{#IS_REFUSED}} open{{/IS_REFUSED}}><summary class="button">{{@icon arrows-exchange}}{{PART_NAME}}</summary><form method="post" action="{{BASE}}/team" class="stack stack-tight">{{@form}}<input type="hidden" name="part" value="{{PART}}"><div class="field"><label>{{_"To"}}<select name="to"><option value="">{{_"Choose"}}</option>{{#TAKER}}<option value="{{PERSON_ID}}"{{#PERSON_CHOSEN}} selected{{/PERSON_CHOSEN}}>{{PERSON_NAME}} {{PERSON_TEAM}}</option>{{/TAKER}}</select></label>{{#IS_REFUSED}}{{#TO_ERROR}}<p class="field-error" id="to">{{@icon alert-circle small}}{{TO_ERROR}}</p>{{/TO_ERROR}}{{/IS_REFUSED}}</div><div class="field"><label>{{_"What the receiver should know"}}<textarea name="note" rows="3" maxlength="1000">{{NOTE_TYPED:p}}</textarea></label>{{#IS_REFUSED}}{{#NOTE_ERROR}}<p class="field-error" id="note">{{@icon alert-circle small}}{{NOTE_ERROR}}</p>{{/NOTE_ERROR}}{{/IS_REFUSED}}</div><button type="submit" class="button button-main">{{@icon signature}}{{_"Sign and give"}}</button></form></details>
{{/GIVE}}
</div></section>{{/MAY_GIVE}}
{{#FOR_STAFF}}{{#HAS_HANDOVERS}}<section class="card" aria-labelledby="past-h"><div class="card-head"><h2 id="past-h">{{_"Handovers"}}</h2></div>{{@include customers/handover_rows.tpl}}</section>{{/HAS_HANDOVERS}}{{/FOR_STAFF}}
</div>
