{{%AUTOESCAPE context="HTML"}}{{!
  Robots of staff's chat groups.  Filled by robot_view_list().

  ROBOT(ID NAME URL KIND_TEXT IS_ON or IS_OFF HAS_SECRET IS_ZH or IS_EN
  ROBOT_KIND(KIND_NUMBER KIND_NAME KIND_ON) GROUP(GROUP_BIT GROUP_NAME GROUP_ON))
  NONE_YET  and of the form for a new one: NAME URL ROBOT_KIND GROUP IS_ZH IS_EN
}}
<div class="page-head"><div><h1>{{_"Robots of chat groups"}}</h1><p class="soft">{{_"What is told to a group of staff is told in its chat, too. A complaint about a person never is."}}</p></div><div class="row"><a class="button" href="/notifications/undelivered">{{_"Messages that did not arrive"}}</a></div></div>
<div class="stack">
{{#NONE_YET}}<div class="empty">{{@icon bell}}<h2>{{_"No robot yet"}}</h2><p>{{_"Add a robot in the group's settings, then paste its address below."}}</p></div>{{/NONE_YET}}
{{#ROBOT}}
<details class="card"><summary class="card-head"><span><b>{{NAME}}</b> <small>{{KIND_TEXT}}</small></span>{{#IS_ON}}<span class="badge tone-good">{{_"On"}}</span>{{/IS_ON}}{{#IS_OFF}}<span class="badge tone-quiet">{{_"Off"}}</span>{{/IS_OFF}}</summary>
<form method="post" action="/notifications/robots/{{ID}}" class="card-body field-row">{{@form}}
<div class="field"><label for="kind-{{ID}}">{{_"Service"}}</label><select id="kind-{{ID}}" name="kind">{{#ROBOT_KIND}}<option value="{{KIND_NUMBER}}"{{#KIND_ON}} selected{{/KIND_ON}}>{{KIND_NAME}}</option>{{/ROBOT_KIND}}</select></div>
<div class="field"><label for="name-{{ID}}">{{_"Name of the group"}}</label><input id="name-{{ID}}" name="name" value="{{NAME}}" maxlength="60"></div>
<div class="field field-wide"><label for="url-{{ID}}">{{_"Address of the robot"}}</label><input id="url-{{ID}}" name="url" value="{{URL}}" maxlength="300" inputmode="url"></div>
<div class="field"><label for="secret-{{ID}}">{{_"Secret for signing"}}{{#HAS_SECRET}} {{_"(empty: as it is)"}}{{/HAS_SECRET}}</label><input id="secret-{{ID}}" name="secret" value="" maxlength="120" autocomplete="off"></div>
<div class="field"><label for="language-{{ID}}">{{_"Language"}}</label><select id="language-{{ID}}" name="language"><option value="zh"{{#IS_ZH}} selected{{/IS_ZH}} lang="zh-CN">中文</option><option value="en"{{#IS_EN}} selected{{/IS_EN}} lang="en">English</option></select></div>
<fieldset class="field field-wide"><legend>{{_"Who reads there"}}</legend><div class="row">{{#GROUP}}<label class="check"><input type="checkbox" name="group" value="{{GROUP_BIT}}"{{#GROUP_ON}} checked{{/GROUP_ON}}>{{GROUP_NAME}}</label>{{/GROUP}}</div></fieldset>
<div class="row field-wide">{{#IS_ON}}<button type="submit" class="button button-main" name="state" value="on">{{_"Save"}}</button><button type="submit" class="button" name="state" value="off">{{_"Switch off"}}</button>{{/IS_ON}}{{#IS_OFF}}<button type="submit" class="button button-main" name="state" value="on">{{_"Switch on"}}</button>{{/IS_OFF}}</div>
</form></details>
{{/ROBOT}}
<section class="card" aria-labelledby="new-h"><div class="card-head"><h2 id="new-h">{{_"Add a robot"}}</h2></div>
<form method="post" action="/notifications/robots" class="card-body field-row">{{@form}}
<div class="field"><label for="kind">{{_"Service"}}</label><select id="kind" name="kind"{{#KIND_ERROR}} aria-invalid="true" aria-describedby="kind-e"{{/KIND_ERROR}}>{{#ROBOT_KIND}}<option value="{{KIND_NUMBER}}"{{#KIND_ON}} selected{{/KIND_ON}}>{{KIND_NAME}}</option>{{/ROBOT_KIND}}</select>{{#KIND_ERROR}}<p class="field-error" id="kind-e">{{@icon alert-circle small}}{{KIND_ERROR}}</p>{{/KIND_ERROR}}</div>
<div class="field"><label for="name">{{_"Name of the group"}}</label><input id="name" name="name" value="{{NAME}}" maxlength="60"{{#NAME_ERROR}} aria-invalid="true" aria-describedby="name-e"{{/NAME_ERROR}}>{{#NAME_ERROR}}<p class="field-error" id="name-e">{{@icon alert-circle small}}{{NAME_ERROR}}</p>{{/NAME_ERROR}}</div>
<div class="field field-wide"><label for="url">{{_"Address of the robot"}}</label><input id="url" name="url" value="{{URL}}" maxlength="300" inputmode="url"{{#URL_ERROR}} aria-invalid="true" aria-describedby="url-e"{{/URL_ERROR}}>{{#URL_ERROR}}<p class="field-error" id="url-e">{{@icon alert-circle small}}{{URL_ERROR}}</p>{{/URL_ERROR}}</div>
<div class="field"><label for="secret">{{_"Secret for signing"}}</label><input id="secret" name="secret" value="" maxlength="120" autocomplete="off"></div>
<div class="field"><label for="language">{{_"Language"}}</label><select id="language" name="language"><option value="zh"{{#IS_ZH}} selected{{/IS_ZH}} lang="zh-CN">中文</option><option value="en"{{#IS_EN}} selected{{/IS_EN}} lang="en">English</option></select></div>
<fieldset class="field field-wide" id="group"{{#GROUP_ERROR}} aria-describedby="group-e"{{/GROUP_ERROR}}><legend>{{_"Who reads there"}}</legend><div class="row">{{#GROUP}}<label class="check"><input type="checkbox" name="group" value="{{GROUP_BIT}}"{{#GROUP_ON}} checked{{/GROUP_ON}}>{{GROUP_NAME}}</label>{{/GROUP}}</div>{{#GROUP_ERROR}}<p class="field-error" id="group-e">{{@icon alert-circle small}}{{GROUP_ERROR}}</p>{{/GROUP_ERROR}}</fieldset>
<div class="row field-wide"><button type="submit" class="button button-main" name="state" value="on">{{@icon plus}}{{_"Add a robot"}}</button></div>
</form></section>
</div>
