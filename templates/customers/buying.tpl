{{%AUTOESCAPE context="HTML"}}{{!
  When and how a customer buys.  Filled by buying_view_page() and
  about_view_head().

  MONTH(MONTH_NO MONTH_NAME IS_NOW PLANS COMPARES ORDERS) NEXT NOTE
  STEP(STEP_NO STEP_NAME STEP_NOTE STEP_PERSON STEP_STANDING STEP_TONE) HAS_STEPS
  or NO_STEPS; MAY_CHANGE or ONLY_READ; EDIT(EDIT_NO EDIT_STEP EDIT_NOTE IS_STEP
  MAY_RISE MAY_FALL PERSON(PERSON_ID PERSON_NAME PERSON_CHOSEN)
  STANDING(STANDING_VALUE STANDING_TEXT STANDING_CHOSEN))
}}
<div class="page-head"><div><nav class="breadcrumbs" aria-label="{{_"You are here"}}"><ol><li><a href="/customers">{{_"Customers"}}</a></li><li><a href="{{BASE}}">{{CUSTOMER}}</a></li></ol></nav><h1>{{_"How it buys"}} {{CUSTOMER}}</h1><p class="code">{{CODE}}</p></div></div>
<div class="stack"><section class="card no-print">{{@include customers/about_tabs.tpl}}</section>
{{#NEXT}}<div class="notice tone-info">{{@icon calendar-event}}<div>{{NEXT}}</div></div>{{/NEXT}}
<section class="card" aria-labelledby="process-h"><div class="card-head"><h2 id="process-h">{{_"Steps until it orders"}}</h2></div>
{{#NO_STEPS}}<div class="card-body soft">{{_"No step is known yet."}}</div>{{/NO_STEPS}}
{{#HAS_STEPS}}<ol class="list">
{{#STEP}}
<li><span class="avatar tone-{{STEP_TONE}}">{{STEP_NO}}</span><div><b class="block">{{STEP_NAME}}</b><small>{{#STEP_PERSON}}{{STEP_PERSON}} {{/STEP_PERSON}}{{STEP_NOTE}}</small></div><span class="badge tone-{{STEP_TONE}}">{{STEP_STANDING}}</span></li>
{{/STEP}}
</ol>{{/HAS_STEPS}}
{{#MAY_CHANGE}}<details class="no-print"{{#STEP_ERROR}} open{{/STEP_ERROR}}{{#NO_STEPS}} open{{/NO_STEPS}}><summary class="card-body tone tone-brand">{{_"Change the steps"}}</summary><form method="post" action="{{BASE}}/buying/process" id="step">{{@form}}<button type="submit" class="visually-hidden" name="go" value="save" tabindex="-1" aria-hidden="true">{{_"Save the steps"}}</button>{{#STEP_ERROR}}<p class="field-error card-body">{{@icon alert-circle small}}{{STEP_ERROR}}</p>{{/STEP_ERROR}}<ul class="list">
{{#EDIT}}
<li><div class="grow stack stack-tight"><div class="field-row"><div class="field"><label for="step-{{EDIT_NO}}">{{_"Step {EDIT_NO}"}}</label><input id="step-{{EDIT_NO}}" name="step" value="{{EDIT_STEP}}" maxlength="120"></div><div class="field"><label for="contact-{{EDIT_NO}}">{{_"Who decides it"}}</label><select id="contact-{{EDIT_NO}}" name="contact"><option value="">{{_"not known"}}</option>{{#PERSON}}<option value="{{PERSON_ID}}"{{#PERSON_CHOSEN}} selected{{/PERSON_CHOSEN}}>{{PERSON_NAME}}</option>{{/PERSON}}</select></div><div class="field"><label for="standing-{{EDIT_NO}}">{{_"Where we stand"}}</label><select id="standing-{{EDIT_NO}}" name="standing">{{#STANDING}}<option value="{{STANDING_VALUE}}"{{#STANDING_CHOSEN}} selected{{/STANDING_CHOSEN}}>{{STANDING_VALUE}} {{STANDING_TEXT}}</option>{{/STANDING}}</select></div><div class="field"><label for="step_note-{{EDIT_NO}}">{{_"Note"}}</label><input id="step_note-{{EDIT_NO}}" name="step_note" value="{{EDIT_NOTE}}" maxlength="300"></div></div>
{{#IS_STEP}}<div class="row">{{#MAY_RISE}}<button type="submit" class="button button-small" name="go" value="up-{{EDIT_NO}}">{{_"Earlier"}}<span class="visually-hidden"> {{EDIT_STEP}}</span></button>{{/MAY_RISE}}{{#MAY_FALL}}<button type="submit" class="button button-small" name="go" value="down-{{EDIT_NO}}">{{_"Later"}}<span class="visually-hidden"> {{EDIT_STEP}}</span></button>{{/MAY_FALL}}<button type="submit" class="button button-small button-quiet" name="go" value="remove-{{EDIT_NO}}">{{@icon trash}}{{_"Remove"}}<span class="visually-hidden"> {{EDIT_STEP}}</span></button></div>{{/IS_STEP}}</div></li>
{{/EDIT}}
</ul><div class="card-body"><button type="submit" class="button button-main" name="go" value="save">{{@icon check}}{{_"Save the steps"}}</button></div></form></details>{{/MAY_CHANGE}}
</section>
<section class="card" aria-labelledby="months-h"><div class="card-head"><h2 id="months-h">{{_"The year of its buying"}}</h2></div>
{{#ONLY_READ}}<table class="table"><caption class="visually-hidden">{{_"The year of its buying"}}</caption><thead><tr><th scope="col">{{_"Month"}}</th><th scope="col">{{_"Plans"}}</th><th scope="col">{{_"Compares"}}</th><th scope="col">{{_"Orders in bulk"}}</th></tr></thead><tbody>
{{#MONTH}}
<tr><th scope="row">{{MONTH_NAME}}{{#IS_NOW}} <span class="badge tone-brand">{{_"now"}}</span>{{/IS_NOW}}</th><td>{{#PLANS}}<span class="badge tone-info">{{_"Plans"}}</span>{{/PLANS}}</td><td>{{#COMPARES}}<span class="badge tone-warn">{{_"Compares"}}</span>{{/COMPARES}}</td><td>{{#ORDERS}}<span class="badge tone-good">{{_"Orders in bulk"}}</span>{{/ORDERS}}</td></tr>
{{/MONTH}}
</tbody></table>{{#NOTE}}<p class="card-body">{{NOTE}}</p>{{/NOTE}}{{/ONLY_READ}}
{{#MAY_CHANGE}}<form method="post" action="{{BASE}}/buying/calendar">{{@form}}<table class="table"><caption class="visually-hidden">{{_"The year of its buying"}}</caption><thead><tr><th scope="col">{{_"Month"}}</th><th scope="col">{{_"Plans"}}</th><th scope="col">{{_"Compares"}}</th><th scope="col">{{_"Orders in bulk"}}</th></tr></thead><tbody>
{{#MONTH}}
<tr><th scope="row">{{MONTH_NAME}}{{#IS_NOW}} <span class="badge tone-brand">{{_"now"}}</span>{{/IS_NOW}}</th><td><label class="check"><input type="checkbox" name="plans" value="{{MONTH_NO}}"{{#PLANS}} checked{{/PLANS}}><span class="visually-hidden">{{_"{MONTH_NAME}: plans"}}</span></label></td><td><label class="check"><input type="checkbox" name="compares" value="{{MONTH_NO}}"{{#COMPARES}} checked{{/COMPARES}}><span class="visually-hidden">{{_"{MONTH_NAME}: compares"}}</span></label></td><td><label class="check"><input type="checkbox" name="orders" value="{{MONTH_NO}}"{{#ORDERS}} checked{{/ORDERS}}><span class="visually-hidden">{{_"{MONTH_NAME}: orders in bulk"}}</span></label></td></tr>
{{/MONTH}}
</tbody></table><div class="card-body stack"><div class="field"><label for="note">{{_"What else is known of it"}}</label><textarea id="note" name="note" rows="3" maxlength="1000"{{#NOTE_ERROR}} aria-invalid="true" aria-describedby="note-e"{{/NOTE_ERROR}}>{{NOTE:p}}</textarea>{{#NOTE_ERROR}}<p class="field-error" id="note-e">{{@icon alert-circle small}}{{NOTE_ERROR}}</p>{{/NOTE_ERROR}}</div><div class="row no-print"><button type="submit" class="button button-main">{{@icon check}}{{_"Save the year"}}</button></div></div></form>{{/MAY_CHANGE}}
</section></div>
