{{%AUTOESCAPE context="HTML"}}{{!
  All customers of a salesperson to another.  Filled by
  cgi-bin/customers/handovers.c and handover_view_people().
  HOLDER TAKER(PERSON_ID PERSON_NAME PERSON_TEAM HAS_CUSTOMERS PERSON_CUSTOMERS
  PERSON_CHOSEN) NOTE_TYPED
}}
<div class="page-head"><div><nav class="breadcrumbs" aria-label="{{_"You are here"}}"><ol><li><a href="/customers">{{_"Customers"}}</a></li><li><a href="/handovers">{{_"Handovers"}}</a></li></ol></nav><h1>{{_"Hand over a portfolio"}}</h1><p>{{_"All customers of one salesperson that are in your reach go to another, signed once for all."}}</p></div></div>
<section class="card" aria-label="{{_"Hand over a portfolio"}}"><form method="post" action="/handovers/new" class="card-body stack">{{@form}}<div class="field-row">
<div class="field"><label for="from">{{_"From"}}</label><select id="from" name="from"{{#FROM_ERROR}} aria-invalid="true" aria-describedby="from-e"{{/FROM_ERROR}}><option value="">{{_"Choose"}}</option>{{#HOLDER}}<option value="{{PERSON_ID}}"{{#PERSON_CHOSEN}} selected{{/PERSON_CHOSEN}}>{{PERSON_NAME}} {{PERSON_TEAM}} ({{PERSON_CUSTOMERS}})</option>{{/HOLDER}}</select>{{#FROM_ERROR}}<p class="field-error" id="from-e">{{@icon alert-circle small}}{{FROM_ERROR}}</p>{{/FROM_ERROR}}</div>
<div class="field"><label for="to">{{_"To"}}</label><select id="to" name="to"{{#TO_ERROR}} aria-invalid="true" aria-describedby="to-e"{{/TO_ERROR}}><option value="">{{_"Choose"}}</option>{{#TAKER}}<option value="{{PERSON_ID}}"{{#PERSON_CHOSEN}} selected{{/PERSON_CHOSEN}}>{{PERSON_NAME}} {{PERSON_TEAM}}</option>{{/TAKER}}</select>{{#TO_ERROR}}<p class="field-error" id="to-e">{{@icon alert-circle small}}{{TO_ERROR}}</p>{{/TO_ERROR}}</div></div>
<div class="field"><label for="note">{{_"What the receiver should know"}}</label><textarea id="note" name="note" rows="4" maxlength="1000"{{#NOTE_ERROR}} aria-invalid="true" aria-describedby="note-e"{{/NOTE_ERROR}}>{{NOTE_TYPED:p}}</textarea>{{#NOTE_ERROR}}<p class="field-error" id="note-e">{{@icon alert-circle small}}{{NOTE_ERROR}}</p>{{/NOTE_ERROR}}</div>
<div class="row"><button type="submit" class="button button-main">{{@icon signature}}{{_"Sign and give"}}</button><a class="button" href="/handovers">{{_"Cancel"}}</a></div></form></section>
