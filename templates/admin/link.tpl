{{%AUTOESCAPE context="HTML"}}{{!
  A one-time link to pass on, shown this once.  Filled by user_view_link().
  LINK BACK
}}
<div class="page-head"><div><h1>{{_"A link to pass on"}}</h1><p class="soft">{{_"This portal sends no mail, so pass this link on yourself, to the person alone. It is good once, and is not shown again."}}</p></div></div>
<section class="card"><div class="card-body stack"><div class="field"><label for="link">{{_"Link"}}</label><input id="link" value="{{LINK}}" readonly></div>
<div class="row"><a class="button button-main" href="{{BACK}}">{{_"Done"}}</a></div></div></section>
