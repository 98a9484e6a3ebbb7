{{%AUTOESCAPE context="HTML"}}{{!
  One template: its eleven parts and its versions.  Filled by
  contract_view_template() and cgi-bin/contracts/template.c.

  TEMPLATE_ID TEMPLATE_NAME TEMPLATE_KIND SHOWN_VERSION NEWEST IS_OLD MAY_CHANGE
  or MAY_ONLY_READ; NAME_TYPED NAME_EN_TYPED NOTE_TYPED
  PART(PART_NUMBER PART_TITLE PART_BODY)
  VERSION(VERSION_NUMBER VERSION_ID VERSION_HERE VERSION_NOTE VERSION_BY VERSION_AT
  VERSION_ISO)
}}
<div class="page-head"><div><nav class="breadcrumbs" aria-label="{{_"You are here"}}"><ol><li><a href="/contracts">{{_"Contracts"}}</a></li><li><a href="/contracts/templates">{{_"Contract templates"}}</a></li></ol></nav><h1>{{TEMPLATE_NAME}}</h1><p>{{TEMPLATE_KIND}} · {{_"Version {SHOWN_VERSION}"}}</p></div></div>
{{#IS_OLD}}<div class="notice tone-info">{{@icon history}}<div>{{_"This is an older version."}} {{#MAY_CHANGE}}{{_"Saving it makes it the newest."}} {{/MAY_CHANGE}}<a class="in-text" href="/contracts/templates/{{TEMPLATE_ID}}">{{_"See the newest"}}</a></div></div>{{/IS_OLD}}
<div class="with-side"><div class="stack">
{{#MAY_CHANGE}}<form method="post" action="/contracts/templates/{{TEMPLATE_ID}}/save" class="stack">{{@form}}<input type="hidden" name="version" value="{{NEWEST}}">
<section class="card" aria-labelledby="name-h"><div class="card-head"><h2 id="name-h">{{_"Name"}}</h2></div><div class="card-body stack"><div class="field-row"><div class="field"><label for="name">{{_"Name"}}</label><input id="name" name="name" value="{{NAME_TYPED}}" required maxlength="120"{{#NAME_ERROR}} aria-invalid="true" aria-describedby="name-e"{{/NAME_ERROR}}>{{#NAME_ERROR}}<p class="field-error" id="name-e">{{@icon alert-circle small}}{{NAME_ERROR}}</p>{{/NAME_ERROR}}</div><div class="field"><label for="name_en">{{_"Name in English"}}</label><input id="name_en" name="name_en" value="{{NAME_EN_TYPED}}" required maxlength="120"{{#NAME_EN_ERROR}} aria-invalid="true" aria-describedby="name_en-e"{{/NAME_EN_ERROR}}>{{#NAME_EN_ERROR}}<p class="field-error" id="name_en-e">{{@icon alert-circle small}}{{NAME_EN_ERROR}}</p>{{/NAME_EN_ERROR}}</div></div></div></section>
<section class="card" aria-labelledby="body-h"><div class="card-head"><h2 id="body-h">{{_"The eleven parts"}}</h2></div><div class="card-body stack" id="body"><p class="soft">{{_"Words in braces are filled in by themselves: customer, customer_code, company, from, to, target."}}</p>
{{#BODY_ERROR}}<p class="field-error">{{@icon alert-circle small}}{{BODY_ERROR}}</p>{{/BODY_ERROR}}
{{#PART}}
<div class="field"><label for="part{{PART_NUMBER}}">{{PART_NUMBER}}. {{PART_TITLE}}</label><textarea id="part{{PART_NUMBER}}" name="body" rows="4" maxlength="2000" required>{{PART_BODY:p}}</textarea></div>
{{/PART}}</div></section>
<section class="card" aria-label="{{_"Save"}}"><div class="card-body stack"><div class="field"><label for="note">{{_"What you changed, and why"}}</label><input id="note" name="note" value="{{NOTE_TYPED}}" maxlength="500"{{#NOTE_ERROR}} aria-invalid="true" aria-describedby="note-e"{{/NOTE_ERROR}}>{{#NOTE_ERROR}}<p class="field-error" id="note-e">{{@icon alert-circle small}}{{NOTE_ERROR}}</p>{{/NOTE_ERROR}}</div><div class="row"><button type="submit" class="button button-main">{{@icon check}}{{_"Save as a new version"}}</button><a class="button" href="/contracts/templates">{{_"Back without saving"}}</a></div></div></section></form>{{/MAY_CHANGE}}
{{#MAY_ONLY_READ}}<section class="card" aria-labelledby="body-h"><div class="card-head"><h2 id="body-h">{{_"The eleven parts"}}</h2></div><div class="card-body stack">{{#PART}}<div><h3>{{PART_NUMBER}}. {{PART_TITLE}}</h3><p class="pre-line">{{PART_BODY:p}}</p></div>{{/PART}}</div></section>{{/MAY_ONLY_READ}}
</div><aside class="stack"><section class="card" aria-labelledby="versions-h"><div class="card-head"><h2 id="versions-h">{{_"Versions"}}</h2></div><ol class="timeline">{{#VERSION}}<li><span class="avatar tone-info">{{@icon history}}</span><div><p><a href="/contracts/templates/{{TEMPLATE_ID}}?version={{VERSION_ID:u}}"{{#VERSION_HERE}} aria-current="page"{{/VERSION_HERE}}>{{_"Version {VERSION_NUMBER}"}}</a> {{VERSION_NOTE}}</p><small>{{VERSION_BY}}</small></div><time datetime="{{VERSION_ISO}}">{{VERSION_AT}}</time></li>{{/VERSION}}</ol></section></aside></div>
