{{%AUTOESCAPE context="HTML"}}{{!
  Limits that several customers share.  Filled by cgi-bin/money/credit_groups.c.
  TABLE MAY_CHANGE NAME LIMIT
}}
{{@include money/head.tpl}}
<div class="with-side"><div class="stack"><section class="card card-long" aria-label="{{HEADING}}">{{#TABLE}}{{@include money/table.tpl}}{{/TABLE}}</section></div>
<aside class="stack">{{#MAY_CHANGE}}<section class="card no-print" aria-labelledby="new-h"><form method="post" action="/credit-groups/new" class="card-body stack stack-tight">{{@form}}<h2 id="new-h">{{_"New group"}}</h2><div class="field"><label for="name">{{_"Name"}}</label><input id="name" name="name" value="{{NAME}}" maxlength="120"{{#NAME_ERROR}} aria-invalid="true" aria-describedby="name-e"{{/NAME_ERROR}}>{{#NAME_ERROR}}<p class="field-error" id="name-e">{{@icon alert-circle small}}{{NAME_ERROR}}</p>{{/NAME_ERROR}}</div><div class="field"><label for="limit">{{_"Limit (yuan)"}}</label><input id="limit" name="limit" value="{{LIMIT}}" maxlength="20" inputmode="decimal"{{#LIMIT_ERROR}} aria-invalid="true" aria-describedby="limit-e"{{/LIMIT_ERROR}}>{{#LIMIT_ERROR}}<p class="field-error" id="limit-e">{{@icon alert-circle small}}{{LIMIT_ERROR}}</p>{{/LIMIT_ERROR}}</div><button type="submit" class="button button-main">{{@icon plus}}{{_"Make the group"}}</button></form></section>{{/MAY_CHANGE}}</aside></div>
