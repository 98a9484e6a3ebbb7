{{%AUTOESCAPE context="HTML"}}{{!
  Writing a draft.  Filled by cgi-bin/contracts/draft.c.

  NUMBER TITLE_TYPED FROM_TYPED TO_TYPED TARGET_TYPED ROW_VERSION
  PART(PART_NUMBER PART_TITLE PART_BODY)
  RIGHT(POSITION LEVEL(…) DIVISION GROUP(…) RIGHT_SKU)
}}
<div class="page-head"><div><nav class="breadcrumbs" aria-label="{{_"You are here"}}"><ol><li><a href="/contracts">{{_"Contracts"}}</a></li><li><a href="/contracts/{{NUMBER}}">{{NUMBER}}</a></li></ol></nav><h1>{{_"Write the contract"}}</h1></div></div>
<form method="post" action="/contracts/{{NUMBER}}/save" class="stack">{{@form}}<input type="hidden" name="row_version" value="{{ROW_VERSION}}">
<section class="card" aria-labelledby="head-h"><div class="card-head"><h2 id="head-h">{{_"Title and period"}}</h2></div><div class="card-body stack">
<div class="field"><label for="title">{{_"Title"}}</label><input id="title" name="title" value="{{TITLE_TYPED}}" required maxlength="160"{{#TITLE_ERROR}} aria-invalid="true" aria-describedby="title-e"{{/TITLE_ERROR}}>{{#TITLE_ERROR}}<p class="field-error" id="title-e">{{@icon alert-circle small}}{{TITLE_ERROR}}</p>{{/TITLE_ERROR}}</div>
<div class="field-row"><div class="field"><label for="valid_from">{{_"Valid from"}}</label><input id="valid_from" name="valid_from" value="{{FROM_TYPED}}" type="date" required{{#VALID_FROM_ERROR}} aria-invalid="true" aria-describedby="valid_from-e"{{/VALID_FROM_ERROR}}>{{#VALID_FROM_ERROR}}<p class="field-error" id="valid_from-e">{{@icon alert-circle small}}{{VALID_FROM_ERROR}}</p>{{/VALID_FROM_ERROR}}</div>
<div class="field"><label for="valid_to">{{_"Valid until"}}</label><input id="valid_to" name="valid_to" value="{{TO_TYPED}}" type="date" required{{#VALID_TO_ERROR}} aria-invalid="true" aria-describedby="valid_to-e"{{/VALID_TO_ERROR}}>{{#VALID_TO_ERROR}}<p class="field-error" id="valid_to-e">{{@icon alert-circle small}}{{VALID_TO_ERROR}}</p>{{/VALID_TO_ERROR}}</div></div>
<div class="field"><label for="target">{{_"Yearly target in yuan"}}</label><input id="target" name="target" value="{{TARGET_TYPED}}" inputmode="decimal" maxlength="16"{{#TARGET_ERROR}} aria-invalid="true" aria-describedby="target-e"{{/TARGET_ERROR}}>{{#TARGET_ERROR}}<p class="field-error" id="target-e">{{@icon alert-circle small}}{{TARGET_ERROR}}</p>{{/TARGET_ERROR}}</div></div></section>
<section class="card" aria-labelledby="rights-h"><div class="card-head"><h2 id="rights-h">{{_"Rights given"}}</h2></div><div class="card-body stack" id="rights"><p class="soft">{{_"Region: 2 digits for a province, 4 for a city (33 Zhejiang, 3301 Hangzhou), empty for the whole country. A product code goes before the group."}}</p>
{{#RIGHTS_ERROR}}<p class="field-error">{{@icon alert-circle small}}{{RIGHTS_ERROR}}</p>{{/RIGHTS_ERROR}}
{{#RIGHT}}
<fieldset class="row"><legend class="visually-hidden">{{_"Right {POSITION}"}}</legend><div class="field"><label for="level{{POSITION}}">{{_"Level"}}</label><select id="level{{POSITION}}" name="level">{{#LEVEL}}<option value="{{LEVEL_ID}}"{{#LEVEL_CHOSEN}} selected{{/LEVEL_CHOSEN}}>{{LEVEL_NAME}}</option>{{/LEVEL}}</select></div><div class="field"><label for="division{{POSITION}}">{{_"Region"}}</label><input id="division{{POSITION}}" name="division" value="{{DIVISION}}" inputmode="numeric" maxlength="6" size="8"></div><div class="field"><label for="group{{POSITION}}">{{_"Product group"}}</label><select id="group{{POSITION}}" name="group"><option value="0">{{_"All products"}}</option>{{#GROUP}}<option value="{{GROUP_ID}}"{{#GROUP_CHOSEN}} selected{{/GROUP_CHOSEN}}>{{GROUP_NAME}}</option>{{/GROUP}}</select></div><div class="field"><label for="sku{{POSITION}}">{{_"Product code"}}</label><input id="sku{{POSITION}}" name="sku" value="{{RIGHT_SKU}}" maxlength="40" size="12"></div></fieldset>
{{/RIGHT}}</div></section>
<section class="card" aria-labelledby="body-h"><div class="card-head"><h2 id="body-h">{{_"The eleven parts"}}</h2></div><div class="card-body stack" id="body"><p class="soft">{{_"Words in braces are filled in by themselves: customer, customer_code, company, from, to, target."}}</p>
{{#BODY_ERROR}}<p class="field-error">{{@icon alert-circle small}}{{BODY_ERROR}}</p>{{/BODY_ERROR}}
{{#PART}}
<div class="field"><label for="part{{PART_NUMBER}}">{{PART_NUMBER}}. {{PART_TITLE}}</label><textarea id="part{{PART_NUMBER}}" name="body" rows="4" maxlength="2000">{{PART_BODY:p}}</textarea></div>
{{/PART}}</div></section>
<div class="row"><button type="submit" class="button button-main">{{@icon check}}{{_"Save"}}</button><a class="button" href="/contracts/{{NUMBER}}">{{_"Back without saving"}}</a></div></form>
