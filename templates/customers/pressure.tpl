{{%AUTOESCAPE context="HTML"}}{{!
  A difficult customer: why it can press, the plan, what it was given.  Filled by
  pressure_view_page() and about_view_head().

  IS_DIFFICULT BY_SHARE BY_PRODUCT BY_RELATION DECIDES CHANGED_BY CHANGED_AT
  PERSON(PERSON_NAME PERSON_POSITION PERSON_ROLE PERSON_TONE) NO_PEOPLE
  METHOD(METHOD_ID METHOD_NAME METHOD_CHOSEN NO_STEP ALL_DONE HAS_OPEN OPEN_COUNT
  STEP(STEP_ID STEP_WHAT STEP_OWNER STEP_DUE HAS_DUE STEP_TONE IS_OPEN or IS_DONE
  DONE_BY DONE_AT)) HELPER PLAN_TYPED DUE_TYPED
  GIVEN(GIVEN_ID GIVEN_DAY GIVEN_WHAT GIVEN_REASON GIVEN_GOT GIVEN_COST
  GIVEN_RUNNING COUNTS GIVEN_BY DECIDED_BY GIVEN_ANSWER GIVEN_TONE GIVEN_STATE
  MAY_DECIDE IS_OWN ANSWER_TYPED ANSWER_ID) HAS_LEDGER or NO_LEDGER
  YEAR(YEAR_NO YEAR_COUNT YEAR_COST YEAR_WAITS YEAR_WAITING) TOTAL
  DAY_TYPED WHAT_TYPED REASON_TYPED COST_TYPED GOT_TYPED
}}
<div class="page-head"><div><nav class="breadcrumbs" aria-label="{{_"You are here"}}"><ol><li><a href="/customers">{{_"Customers"}}</a></li><li><a href="/customers/difficult">{{_"Difficult customers"}}</a></li><li><a href="{{BASE}}">{{CUSTOMER}}</a></li></ol></nav><h1>{{_"Pressure"}} {{CUSTOMER}}{{#IS_DIFFICULT}}<span class="badge tone-bad">{{_"Difficult customer"}}</span>{{/IS_DIFFICULT}}</h1><p class="code">{{CODE}}</p></div></div>
<div class="stack"><section class="card no-print">{{@include customers/about_tabs.tpl}}</section>
<div class="with-side"><div class="stack">
<section class="card" aria-labelledby="plan-h"><div class="card-head"><h2 id="plan-h">{{_"The plan: six methods"}}</h2></div><ul class="list">
{{#METHOD}}
<li><span class="avatar tone-brand">{{METHOD_ID}}</span><div class="grow"><b class="block">{{METHOD_NAME}} {{#HAS_OPEN}}<span class="badge tone-warn">{{_"{OPEN_COUNT} open"}}</span>{{/HAS_OPEN}}{{#ALL_DONE}}<span class="badge tone-good">{{_"Done"}}</span>{{/ALL_DONE}}</b>{{#NO_STEP}}<small class="soft">{{_"no step yet"}}</small>{{/NO_STEP}}
{{#STEP}}
<div class="row row-apart"><span>{{#HAS_DUE}}<span class="badge tone-{{STEP_TONE}}">{{_"until {STEP_DUE}"}}</span> {{/HAS_DUE}}{{#IS_DONE}}<span class="badge tone-good">{{_"Done"}}</span> {{/IS_DONE}}{{STEP_WHAT}}<small class="block">{{STEP_OWNER}}{{#IS_DONE}} · {{_"done by {DONE_BY}, {DONE_AT}"}}{{/IS_DONE}}</small></span>{{#IS_OPEN}}<form method="post" action="{{BASE}}/pressure/{{STEP_ID}}/done">{{@form}}<button type="submit" class="button button-small">{{@icon check}}{{_"Done"}}<span class="visually-hidden"> {{STEP_WHAT}}</span></button></form>{{/IS_OPEN}}</div>
{{/STEP}}
</div></li>
{{/METHOD}}
</ul><form method="post" action="{{BASE}}/pressure/steps" class="card-body stack no-print">{{@form}}<h3>{{_"Add a step"}}</h3><div class="field-row">
<div class="field"><label for="method">{{_"Method"}}</label><select id="method" name="method"{{#METHOD_ERROR}} aria-invalid="true" aria-describedby="method-e"{{/METHOD_ERROR}}>{{#METHOD}}<option value="{{METHOD_ID}}"{{#METHOD_CHOSEN}} selected{{/METHOD_CHOSEN}}>{{METHOD_NAME}}</option>{{/METHOD}}</select>{{#METHOD_ERROR}}<p class="field-error" id="method-e">{{@icon alert-circle small}}{{METHOD_ERROR}}</p>{{/METHOD_ERROR}}</div>
<div class="field"><label for="owner">{{_"Who does it"}}</label><select id="owner" name="owner"{{#OWNER_ERROR}} aria-invalid="true" aria-describedby="owner-e"{{/OWNER_ERROR}}><option value="">{{_"Choose"}}</option>{{#HELPER}}<option value="{{HELPER_ID}}"{{#HELPER_CHOSEN}} selected{{/HELPER_CHOSEN}}>{{HELPER_NAME}}</option>{{/HELPER}}</select>{{#OWNER_ERROR}}<p class="field-error" id="owner-e">{{@icon alert-circle small}}{{OWNER_ERROR}}</p>{{/OWNER_ERROR}}</div>
<div class="field"><label for="due">{{_"Until"}}</label><input id="due" name="due" type="date" value="{{DUE_TYPED}}"{{#DUE_ERROR}} aria-invalid="true" aria-describedby="due-e"{{/DUE_ERROR}}>{{#DUE_ERROR}}<p class="field-error" id="due-e">{{@icon alert-circle small}}{{DUE_ERROR}}</p>{{/DUE_ERROR}}</div></div>
<div class="field"><label for="plan">{{_"What is to be done"}}</label><textarea id="plan" name="plan" rows="2" maxlength="500"{{#PLAN_ERROR}} aria-invalid="true" aria-describedby="plan-e"{{/PLAN_ERROR}}>{{PLAN_TYPED:p}}</textarea>{{#PLAN_ERROR}}<p class="field-error" id="plan-e">{{@icon alert-circle small}}{{PLAN_ERROR}}</p>{{/PLAN_ERROR}}</div>
<div class="row"><button type="submit" class="button button-main">{{@icon plus}}{{_"Add the step"}}</button></div></form></section>
<section class="card" aria-labelledby="ledger-h"><div class="card-head"><h2 id="ledger-h">{{_"What it was given"}}</h2><b>{{TOTAL}}</b></div>
{{#NO_LEDGER}}<div class="card-body soft">{{_"No concession is on file."}}</div>{{/NO_LEDGER}}
{{#HAS_LEDGER}}<table class="table table-cards" role="table"><caption class="visually-hidden">{{_"What it was given"}}</caption><thead role="rowgroup"><tr role="row"><th role="columnheader" scope="col">{{_"Day"}}</th><th role="columnheader" scope="col">{{_"Concession and reason"}}</th><th role="columnheader" scope="col">{{_"Got in return"}}</th><th role="columnheader" scope="col" class="number">{{_"Cost to us"}}</th><th role="columnheader" scope="col" class="number">{{_"Added up"}}</th></tr></thead><tbody role="rowgroup">
{{#GIVEN}}
<tr role="row"><td role="cell" class="code" data-label="{{_"Day"}}">{{GIVEN_DAY}}</td><td role="cell" class="cell-main"><b class="block">{{GIVEN_WHAT}}</b><small>{{GIVEN_REASON}}</small><small>{{GIVEN_BY}} <span class="badge tone-{{GIVEN_TONE}}">{{GIVEN_STATE}}</span>{{#DECIDED_BY}} {{DECIDED_BY}}{{/DECIDED_BY}}{{#GIVEN_ANSWER}}: {{GIVEN_ANSWER}}{{/GIVEN_ANSWER}}</small>
{{#MAY_DECIDE}}<form method="post" action="{{BASE}}/concessions/{{GIVEN_ID}}" class="stack stack-tight no-print">{{@form}}<div class="field"><label for="{{ANSWER_ID}}">{{_"Note, or why it is refused"}}</label><input id="{{ANSWER_ID}}" name="answer" value="{{ANSWER_TYPED}}" maxlength="500"></div><div class="row"><button type="submit" class="button button-small button-main" name="verdict" value="good">{{@icon check}}{{_"Approve"}}</button><button type="submit" class="button button-small button-danger" name="verdict" value="bad">{{_"Refuse"}}</button></div></form>{{/MAY_DECIDE}}{{#IS_OWN}}<small class="soft">{{_"You entered it: somebody else approves it."}}</small>{{/IS_OWN}}</td><td role="cell" data-label="{{_"Got in return"}}">{{GIVEN_GOT}}</td><td role="cell" class="number" data-label="{{_"Cost to us"}}">{{GIVEN_COST}}</td><td role="cell" class="number" data-label="{{_"Added up"}}">{{#COUNTS}}{{GIVEN_RUNNING}}{{/COUNTS}}</td></tr>
{{/GIVEN}}
</tbody></table>{{/HAS_LEDGER}}
{{#ANSWER_ERROR}}<p class="field-error card-body">{{@icon alert-circle small}}{{ANSWER_ERROR}}</p>{{/ANSWER_ERROR}}
<form method="post" action="{{BASE}}/concessions" class="card-body stack no-print">{{@form}}<h3>{{_"Enter a concession"}}</h3><div class="field-row">
<div class="field"><label for="day">{{_"Day"}}</label><input id="day" name="day" type="date" value="{{DAY_TYPED}}"{{#DAY_ERROR}} aria-invalid="true" aria-describedby="day-e"{{/DAY_ERROR}}>{{#DAY_ERROR}}<p class="field-error" id="day-e">{{@icon alert-circle small}}{{DAY_ERROR}}</p>{{/DAY_ERROR}}</div>
<div class="field"><label for="cost">{{_"Cost in yuan"}}</label><input id="cost" name="cost" value="{{COST_TYPED}}" maxlength="20" inputmode="decimal"{{#COST_ERROR}} aria-invalid="true" aria-describedby="cost-e"{{/COST_ERROR}}>{{#COST_ERROR}}<p class="field-error" id="cost-e">{{@icon alert-circle small}}{{COST_ERROR}}</p>{{/COST_ERROR}}</div></div>
<div class="field"><label for="what">{{_"What was given"}}</label><textarea id="what" name="what" rows="2" maxlength="500"{{#WHAT_ERROR}} aria-invalid="true" aria-describedby="what-e"{{/WHAT_ERROR}}>{{WHAT_TYPED:p}}</textarea>{{#WHAT_ERROR}}<p class="field-error" id="what-e">{{@icon alert-circle small}}{{WHAT_ERROR}}</p>{{/WHAT_ERROR}}</div>
<div class="field"><label for="reason">{{_"Reason"}}</label><textarea id="reason" name="reason" rows="2" maxlength="500"{{#REASON_ERROR}} aria-invalid="true" aria-describedby="reason-e"{{/REASON_ERROR}}>{{REASON_TYPED:p}}</textarea>{{#REASON_ERROR}}<p class="field-error" id="reason-e">{{@icon alert-circle small}}{{REASON_ERROR}}</p>{{/REASON_ERROR}}</div>
<div class="field"><label for="got">{{_"What we got in return"}}</label><textarea id="got" name="got" rows="2" maxlength="500"{{#GOT_ERROR}} aria-invalid="true" aria-describedby="got-e"{{/GOT_ERROR}}>{{GOT_TYPED:p}}</textarea>{{#GOT_ERROR}}<p class="field-error" id="got-e">{{@icon alert-circle small}}{{GOT_ERROR}}</p>{{/GOT_ERROR}}</div>
<div class="row"><button type="submit" class="button button-main">{{@icon check}}{{_"Enter it"}}</button></div></form></section>
</div><aside class="stack" aria-label="{{_"Why it can press, and who decides"}}">
<section class="card" aria-labelledby="why-h"><div class="card-head"><h2 id="why-h">{{_"Why it can press"}}</h2>{{#CHANGED_BY}}<small>{{CHANGED_BY}}, {{CHANGED_AT}}</small>{{/CHANGED_BY}}</div><form method="post" action="{{BASE}}/pressure" class="card-body stack">{{@form}}
<label class="check"><input type="checkbox" name="difficult" value="1"{{#IS_DIFFICULT}} checked{{/IS_DIFFICULT}}>{{_"It is a difficult customer"}}</label>
<div class="field"><label for="by_share">{{_"Its share of our sales"}}</label><textarea id="by_share" name="by_share" rows="2" maxlength="500"{{#BY_SHARE_ERROR}} aria-invalid="true" aria-describedby="by_share-e"{{/BY_SHARE_ERROR}}>{{BY_SHARE:p}}</textarea>{{#BY_SHARE_ERROR}}<p class="field-error" id="by_share-e">{{@icon alert-circle small}}{{BY_SHARE_ERROR}}</p>{{/BY_SHARE_ERROR}}</div>
<div class="field"><label for="by_product">{{_"Products it could do without"}}</label><textarea id="by_product" name="by_product" rows="2" maxlength="500"{{#BY_PRODUCT_ERROR}} aria-invalid="true" aria-describedby="by_product-e"{{/BY_PRODUCT_ERROR}}>{{BY_PRODUCT:p}}</textarea>{{#BY_PRODUCT_ERROR}}<p class="field-error" id="by_product-e">{{@icon alert-circle small}}{{BY_PRODUCT_ERROR}}</p>{{/BY_PRODUCT_ERROR}}</div>
<div class="field"><label for="by_relation">{{_"Relations it has"}}</label><textarea id="by_relation" name="by_relation" rows="2" maxlength="500"{{#BY_RELATION_ERROR}} aria-invalid="true" aria-describedby="by_relation-e"{{/BY_RELATION_ERROR}}>{{BY_RELATION:p}}</textarea>{{#BY_RELATION_ERROR}}<p class="field-error" id="by_relation-e">{{@icon alert-circle small}}{{BY_RELATION_ERROR}}</p>{{/BY_RELATION_ERROR}}</div>
<div class="field"><label for="decides">{{_"Who decides there, and how"}}</label><textarea id="decides" name="decides" rows="2" maxlength="500"{{#DECIDES_ERROR}} aria-invalid="true" aria-describedby="decides-e"{{/DECIDES_ERROR}}>{{DECIDES:p}}</textarea>{{#DECIDES_ERROR}}<p class="field-error" id="decides-e">{{@icon alert-circle small}}{{DECIDES_ERROR}}</p>{{/DECIDES_ERROR}}</div>
<div class="row no-print"><button type="submit" class="button button-main">{{@icon check}}{{_"Save"}}</button></div></form></section>
<section class="card" aria-labelledby="who-h"><div class="card-head"><h2 id="who-h">{{_"People there"}}</h2><a class="no-print" href="{{BASE}}/contacts">{{_"Contacts"}}</a></div>{{#NO_PEOPLE}}<div class="card-body soft">{{_"No contact has a buying role yet."}}</div>{{/NO_PEOPLE}}<ul class="list">
{{#PERSON}}
<li><div><b class="block">{{PERSON_NAME}}</b><small>{{PERSON_POSITION}}</small></div><span class="badge tone-{{PERSON_TONE}}">{{PERSON_ROLE}}</span></li>
{{/PERSON}}
</ul></section>
<section class="card" aria-labelledby="years-h"><div class="card-head"><h2 id="years-h">{{_"Given by year"}}</h2></div>{{#NO_LEDGER}}<div class="card-body soft">{{_"No concession is on file."}}</div>{{/NO_LEDGER}}<ul class="list">
{{#YEAR}}
<li><div><b class="block">{{YEAR_NO}}</b><small>{{_"concessions: {YEAR_COUNT}"}}{{#YEAR_WAITS}} · {{_"{YEAR_WAITING} waits for approval"}}{{/YEAR_WAITS}}</small></div><b class="number">{{YEAR_COST}}</b></li>
{{/YEAR}}
</ul></section></aside></div></div>
