{{%AUTOESCAPE context="HTML"}}{{!
  A new contract from a template.  Filled by cgi-bin/contracts/draft.c.

  TEMPLATE(TEMPLATE_ID TEMPLATE_NAME TEMPLATE_CHOSEN) CUSTOMER_TYPED TITLE_TYPED
  FROM_TYPED TO_TYPED TARGET_TYPED
}}
<div class="page-head"><div><nav class="breadcrumbs" aria-label="{{_"You are here"}}"><ol><li><a href="/contracts">{{_"Contracts"}}</a></li></ol></nav><h1>{{_"New contract"}}</h1></div></div>
<section class="card" aria-label="{{_"New contract"}}"><form method="post" action="/contracts/new" class="card-body stack">{{@form}}
<div class="field"><label for="customer">{{_"Customer code"}}</label><input id="customer" name="customer" value="{{CUSTOMER_TYPED}}" required maxlength="40"{{#CUSTOMER_ERROR}} aria-invalid="true" aria-describedby="customer-e"{{/CUSTOMER_ERROR}}>{{#CUSTOMER_ERROR}}<p class="field-error" id="customer-e">{{@icon alert-circle small}}{{CUSTOMER_ERROR}}</p>{{/CUSTOMER_ERROR}}</div>
<div class="field"><label for="template">{{_"Template"}}</label><select id="template" name="template"{{#TEMPLATE_ERROR}} aria-invalid="true"{{/TEMPLATE_ERROR}}>{{#TEMPLATE}}<option value="{{TEMPLATE_ID}}"{{#TEMPLATE_CHOSEN}} selected{{/TEMPLATE_CHOSEN}}>{{TEMPLATE_NAME}}</option>{{/TEMPLATE}}</select>{{#TEMPLATE_ERROR}}<p class="field-error">{{@icon alert-circle small}}{{TEMPLATE_ERROR}}</p>{{/TEMPLATE_ERROR}}</div>
<div class="field"><label for="title">{{_"Title (empty: as the template)"}}</label><input id="title" name="title" value="{{TITLE_TYPED}}" maxlength="160"{{#TITLE_ERROR}} aria-invalid="true" aria-describedby="title-e"{{/TITLE_ERROR}}>{{#TITLE_ERROR}}<p class="field-error" id="title-e">{{@icon alert-circle small}}{{TITLE_ERROR}}</p>{{/TITLE_ERROR}}</div>
<div class="field-row"><div class="field"><label for="valid_from">{{_"Valid from"}}</label><input id="valid_from" name="valid_from" value="{{FROM_TYPED}}" type="date" required{{#VALID_FROM_ERROR}} aria-invalid="true" aria-describedby="valid_from-e"{{/VALID_FROM_ERROR}}>{{#VALID_FROM_ERROR}}<p class="field-error" id="valid_from-e">{{@icon alert-circle small}}{{VALID_FROM_ERROR}}</p>{{/VALID_FROM_ERROR}}</div>
<div class="field"><label for="valid_to">{{_"Valid until"}}</label><input id="valid_to" name="valid_to" value="{{TO_TYPED}}" type="date" required{{#VALID_TO_ERROR}} aria-invalid="true" aria-describedby="valid_to-e"{{/VALID_TO_ERROR}}>{{#VALID_TO_ERROR}}<p class="field-error" id="valid_to-e">{{@icon alert-circle small}}{{VALID_TO_ERROR}}</p>{{/VALID_TO_ERROR}}</div></div>
<div class="field"><label for="target">{{_"Yearly target in yuan"}}</label><input id="target" name="target" value="{{TARGET_TYPED}}" inputmode="decimal" maxlength="16"{{#TARGET_ERROR}} aria-invalid="true" aria-describedby="target-e"{{/TARGET_ERROR}}>{{#TARGET_ERROR}}<p class="field-error" id="target-e">{{@icon alert-circle small}}{{TARGET_ERROR}}</p>{{/TARGET_ERROR}}</div>
<p class="soft">{{_"The end is proposed where few contracts end. The eleven parts and the rights are written on the next page."}}</p>
<div><button type="submit" class="button button-main">{{@icon plus}}{{_"Begin the draft"}}</button></div></form></section>
